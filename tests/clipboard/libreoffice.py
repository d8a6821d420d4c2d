#!/usr/bin/python3
"""Makes the fixtures that LibreOffice Calc writes, and pastes ours into it.

Needs LibreOffice Calc with its Python bridge, Xvfb, xclip and xdotool
(Debian: libreoffice-calc python3-uno xvfb xclip xdotool).
In this directory:

    ./libreoffice.py copy                 writes fixtures/libreoffice-{sv,en}.{html,tsv}
    ./libreoffice.py paste FILE.html      prints what Calc has after pasting it, with sv-SE and with en-US
"""

import os
import subprocess
import sys
import tempfile
import time

import uno
from com.sun.star.beans import PropertyValue

# What stands in the sheet: text, or a number with its format in each language.
KR = {"sv": "# ##0,00", "en": "#,##0.00"}
WHOLE = {"sv": "# ##0", "en": "#,##0"}
SEK = {"sv": '# ##0,00" kr"', "en": '[$SEK] #,##0.00'}
SHARE = {"sv": "0,0%", "en": "0.0%"}
BRACKETS = {"sv": "# ##0;(# ##0)", "en": "#,##0;(#,##0)"}
TRAILING = {"sv": "# ##0;# ##0-", "en": "#,##0;#,##0-"}
THOUSANDS = {"sv": "# ##0 ", "en": "#,##0,"}
DATE = {"sv": "YYYY-MM-DD", "en": "YYYY-MM-DD"}
SHEET = [
    ["Drift 2022", "", "", ""],  # merged over four columns
    ["Rad", "Budget", "Utfall", "Andel"],
    ["Licenser & avtal", (8086000.5, KR), (1202.345, KR), (0.1234, SHARE)],
    ["Hidden", (1, None), (2, None), (3, None)],  # a hidden row
    ["Två\nrader", (-1202345.4, WHOLE), (-1202, BRACKETS), (1202.5, None)],
    ["<b>1 < 2</b>", (-1202, TRAILING), (1202.5, SEK), (0.1, None)],
    ["Tusental", (1202345, THOUSANDS), (44773, DATE), "1.202"],
    ['Säger "hej"', "", "=1+1", (0, None)],  # with a comment; the formula as text
]


def run(language, work):
    """Starts Xvfb and LibreOffice with a new profile in the language, and gives the desktop to `work`."""
    locale = {"sv": "sv-SE", "en": "en-US"}[language]
    display = f":{70 + os.getpid() % 20}"
    env = dict(os.environ, DISPLAY=display, SAL_USE_VCLPLUGIN="gen", LC_ALL="C.UTF-8")
    server = subprocess.Popen(["Xvfb", display, "-screen", "0", "1280x800x24"])
    with tempfile.TemporaryDirectory() as profile:
        os.makedirs(f"{profile}/user")
        with open(f"{profile}/user/registrymodifications.xcu", "w", encoding="utf-8") as settings:
            settings.write(
                '<?xml version="1.0"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">'
                '<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse">'
                f"<value>{locale}</value></prop></item></oor:items>"
            )
        pipe = f"clipboard{os.getpid()}{language}"
        office = subprocess.Popen(
            ["soffice", f"-env:UserInstallation=file://{profile}", "--norestore", "--nologo", "--nofirststartwizard",
             f"--accept=pipe,name={pipe};urp;"], env=env)
        try:
            local = uno.getComponentContext()
            resolver = local.ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
            for _ in range(120):
                try:
                    context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
                    break
                except Exception:
                    time.sleep(0.5)
            create = context.ServiceManager.createInstance
            desktop = create("com.sun.star.frame.Desktop")
            dispatcher = create("com.sun.star.frame.DispatchHelper")
            document = desktop.loadComponentFromURL("private:factory/scalc", "_blank", 0, ())
            dispatch = lambda command: dispatcher.executeDispatch(
                document.CurrentController.Frame, command, "", 0, ())
            work(document, dispatch, env)
            document.close(True)
            try:
                desktop.terminate()
            except Exception:
                pass
            office.wait(30)
        finally:
            office.kill()
            server.kill()


def fill(document, language):
    sheet = document.Sheets.getByIndex(0)
    formats, locale = document.NumberFormats, document.CharLocale
    for row, cells in enumerate(SHEET):
        for column, content in enumerate(cells):
            cell = sheet.getCellByPosition(column, row)
            if isinstance(content, str):
                cell.String = content
                continue
            cell.Value, wanted = content
            if wanted:
                key = formats.queryKey(wanted[language], locale, False)
                cell.NumberFormat = formats.addNew(wanted[language], locale) if key == -1 else key
    sheet.getCellRangeByPosition(0, 0, 3, 0).merge(True)
    sheet.Rows.getByIndex(3).IsVisible = False
    note = sheet.getCellByPosition(0, 7)
    sheet.Annotations.insertNew(note.CellAddress, "En anteckning")
    document.CurrentController.select(sheet.getCellRangeByPosition(0, 0, 3, len(SHEET) - 1))


def copy():
    for language in ["sv", "en"]:
        def work(document, dispatch, env):
            fill(document, language)
            dispatch(".uno:Copy")
            time.sleep(1)
            get = ["xclip", "-selection", "clipboard", "-o", "-t"]
            for target, extension in [("text/html", "html"), ("UTF8_STRING", "tsv")]:
                with open(f"fixtures/libreoffice-{language}.{extension}", "wb") as file:
                    subprocess.run([*get, target], env=env, stdout=file, check=True)

        run(language, work)


def paste(path):
    for language in ["sv", "en"]:
        def work(document, dispatch, env):
            put = ["xclip", "-selection", "clipboard", "-i", "-t", "text/html", path]
            subprocess.run(put, env=env, check=True)
            time.sleep(1)
            # Pasting asks for a language first; what is preselected ("Automatic") is accepted.
            accept = "xdotool search --sync --onlyvisible --name 'Import Options' windowfocus --sync key Return"
            subprocess.Popen(accept, shell=True, env=env)
            dispatch(".uno:Paste")
            time.sleep(1)
            sheet = document.Sheets.getByIndex(0)
            cursor = sheet.createCursor()
            cursor.gotoEndOfUsedArea(False)
            print(f"# {language}")
            for row in range(cursor.RangeAddress.EndRow + 1):
                cells = [sheet.getCellByPosition(c, row) for c in range(cursor.RangeAddress.EndColumn + 1)]
                kinds = [(cell.Type.value, cell.String, cell.Value) for cell in cells]
                print("\t".join(f"{text} = {value!r}" if kind == "VALUE" else text.replace("\n", "[line]")
                                for kind, text, value in kinds))

        run(language, work)


if __name__ == "__main__":
    {"copy": copy, "paste": paste}[sys.argv[1]](*sys.argv[2:])
