// The limit of what a page can do with a workbook: no framework, no exact decimals, no validation. Amounts in typed
// arrays, sums moved by differences, a real table that holds only the cells in sight. What it leaves out, ours may
// not; what it takes, nothing can undercut by much.

const FIELDS = ['originalBudget', 'actual', 'prognosis', 'deviation'];
const HEADINGS = ['Budget', 'Utfall', 'Prognos', 'Avvikelse'];
const BUDGET = 0, PROGNOSIS = 2, DEVIATION = 3;
const asked = new URLSearchParams(location.search);

// ---- Storage: the text under a name, where the app has its own.
const database = () => new Promise((done, fail) => {
  const request = indexedDB.open('limit', 1);
  request.onupgradeneeded = () => request.result.createObjectStore('texts');
  request.onsuccess = () => done(request.result);
  request.onerror = () => fail(request.error);
});
const inStore = async (mode, act) => {
  const transaction = (await database()).transaction('texts', mode);
  return new Promise((done, fail) => {
    const request = act(transaction.objectStore('texts'));
    transaction.oncomplete = () => done(request.result);
    transaction.onerror = () => fail(transaction.error);
  });
};
const stores = {
  fetch: { get: async name => (await fetch(`../workbooks/${name}.json`)).text() },
  local: { get: async name => localStorage.getItem(`limit.${name}`), put: async (name, text) => localStorage.setItem(`limit.${name}`, text) },
  indexed: { get: name => inStore('readonly', store => store.get(name)), put: (name, text) => inStore('readwrite', store => store.put(text, name)) },
};

// ---- The figures: members beside each other, rows below each other; every group and the result are rows too.
function calculate(workbook) {
  const members = workbook.members.map(member => member.id);
  const at = new Map(members.map((id, index) => [id, index]));
  const width = members.length;
  const rows = [];
  for (const group of workbook.activities[0].rows) {
    const lines = group.rows.map(line => ({ name: line.name, sign: line.kind === 'cost' ? -1 : 1, line }));
    const same = lines.every(line => line.sign === lines[0].sign);
    const sum = { name: group.name, sign: same ? lines[0].sign : 0 };
    for (const line of lines) line.sum = sum;
    rows.push(...lines, sum);
  }
  const result = { name: workbook.activities[0].resultName, sign: 0 };
  rows.push(result);
  rows.forEach((row, index) => { row.index = index; if (!row.line && row !== result) row.sum = result; });
  const parts = FIELDS.map(() => new Float64Array(rows.length * width));
  const totals = FIELDS.map(() => new Float64Array(rows.length));

  // Moves one figure and every sum above it. Amounts of one kind are positive; sums of several are what they add to
  // the result. A deviation is positive when it is good, everywhere.
  const move = (field, row, member, by) => {
    for (let own = row, change = by; own; own = own.sum) {
      parts[field][own.index * width + member] += change;
      totals[field][own.index] += change;
      if (own.sum && field !== DEVIATION && own.sum.sign === 0 && own.sign === -1) change = -change;
    }
  };
  const set = (row, member, field, value) => {
    const change = value - parts[field][row.index * width + member];
    move(field, row, member, change);
    if (field === BUDGET) move(DEVIATION, row, member, -row.sign * change);
    if (field === PROGNOSIS) move(DEVIATION, row, member, row.sign * change);
  };
  for (const row of rows) {
    if (!row.line) continue;
    for (const [id, amounts] of Object.entries(row.line.parts)) {
      const member = at.get(id);
      for (let field = 0; field < DEVIATION; field += 1) set(row, member, field, Number(amounts[FIELDS[field]] ?? 0));
    }
    row.line = true;
  }
  return { rows, width, parts, totals, set, names: workbook.members.map(member => member.name) };
}

// Kronor as thousands, rounded half away from zero, as people read them.
const shown = kronor => {
  const whole = Math.round(Math.abs(kronor) / 1000);
  const digits = String(whole).replace(/\B(?=(\d{3})+$)/g, '\u00a0');
  return kronor < 0 && whole ? `\u2212${digits}` : digits;
};

// ---- The table: only what is in sight, in a fixed pool of cells on one pane that stays where it is while the frame
// scrolls; it shows whole rows and columns, as spreadsheets do.
const ROW = 34, COLUMN = 112, HEAD = 208;
const frame = document.querySelector('.frame');
const table = document.querySelector('table');

function draw(book, side) {
  const headings = side ? ['Totalt', ...book.names] : HEADINGS;
  const figure = side
    ? (row, column) => (column ? book.parts[BUDGET][row * book.width + column - 1] : book.totals[BUDGET][row])
    : (row, column) => book.totals[column][row];
  const last = book.rows.length - 1; // the result, which always stands at the bottom
  const high = Math.min(last, Math.floor(frame.clientHeight / ROW) - 2);
  const wide = Math.min(headings.length, Math.floor((frame.clientWidth - HEAD) / COLUMN));
  const whole = document.querySelector('.whole'), pane = document.querySelector('.pane');
  whole.style.width = `${frame.clientWidth + (headings.length - wide) * COLUMN}px`;
  whole.style.height = `${frame.clientHeight + (last - high) * ROW}px`;
  pane.style.width = `${frame.clientWidth}px`;
  pane.style.height = `${frame.clientHeight}px`;
  table.ariaRowCount = String(book.rows.length + 1);
  table.ariaColCount = String(headings.length + 1);
  table.style.width = `${HEAD + wide * COLUMN}px`;

  const pool = []; // heading, rows in sight, result
  for (let i = 0; i < high + 2; i += 1) {
    const tr = document.createElement('tr');
    tr.setAttribute('role', 'row');
    const cells = [];
    for (let j = 0; j <= wide; j += 1) {
      const cell = document.createElement(i === 0 || j === 0 ? 'th' : 'td');
      cell.setAttribute('role', i === 0 ? 'columnheader' : j === 0 ? 'rowheader' : 'gridcell');
      cell.tabIndex = -1;
      cell.append('');
      tr.append(cell);
      cells.push({ cell, text: cell.firstChild });
    }
    pool.push({ tr, cells });
  }
  table.tBodies[0].append(...pool.map(row => row.tr));

  let top = -1, left = -1;
  const cursor = { row: 0, column: 0 };
  const put = (text, data) => { if (text.data !== data) text.data = data; };
  const index = i => (i === high + 1 ? last : top + i - 1);
  // New figures in the cells that are drawn.
  const figures = () => {
    for (let i = 1; i < pool.length; i += 1) {
      const row = index(i);
      for (let j = 1; j <= wide; j += 1) put(pool[i].cells[j].text, shown(figure(row, left + j - 1)));
    }
  };
  // New names and places for them, where they have become other rows or columns.
  const places = (rows, columns) => {
    pool.forEach(({ tr, cells }, i) => {
      if (rows) {
        put(cells[0].text, i === 0 ? 'Rad' : book.rows[index(i)].name);
        if (i > 0) tr.classList.toggle('sum', !book.rows[index(i)].line);
        tr.setAttribute('aria-rowindex', i === 0 ? 1 : index(i) + 2);
      }
      for (let j = 1; columns && j <= wide; j += 1) {
        if (i === 0) put(cells[j].text, headings[left + j - 1]);
        cells[j].cell.setAttribute('aria-colindex', left + j + 1);
      }
    });
  };
  let marked = null;
  const under = () => pool[cursor.row === last ? high + 1 : cursor.row - top + 1]?.cells[cursor.column - left + 1]?.cell;
  const mark = () => {
    marked?.removeAttribute('data-cursor');
    marked = under();
    marked?.setAttribute('data-cursor', '');
  };
  const scrolled = () => {
    const rows = Math.max(0, Math.min(Math.round(frame.scrollTop / ROW), last - high));
    const columns = Math.max(0, Math.min(Math.round(frame.scrollLeft / COLUMN), headings.length - wide));
    const [newRows, newColumns] = [rows !== top, columns !== left];
    if (!newRows && !newColumns) return;
    top = rows;
    left = columns;
    places(newRows, newColumns);
    figures();
    mark();
  };
  frame.addEventListener('scroll', scrolled, { passive: true });
  scrolled();

  // Brings the cursor into sight.
  const near = (at, first, count) => Math.min(at, Math.max(first, at - count + 1));
  const reveal = () => {
    if (cursor.row !== last) frame.scrollTop = near(cursor.row, top, high) * ROW;
    frame.scrollLeft = near(cursor.column, left, wide) * COLUMN;
    scrolled();
  };
  const go = (down, right) => {
    cursor.row = Math.max(0, Math.min(last, cursor.row + down));
    cursor.column = Math.max(0, Math.min(headings.length - 1, cursor.column + right));
    reveal();
    mark();
    marked.focus({ preventScroll: true });
  };
  const steps = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1] };
  let editor = null;
  const commit = () => {
    const row = book.rows[cursor.row];
    const value = Number(editor.value.replace(',', '.'));
    const own = editor;
    editor = null;
    marked.focus({ preventScroll: true });
    own.remove();
    if (row.line && side && cursor.column > 0 && Number.isFinite(value)) {
      book.set(row, cursor.column - 1, BUDGET, value * 1000);
      figures();
    }
  };
  table.addEventListener('keydown', event => {
    if (editor && event.key === 'Enter') {
      event.preventDefault();
      commit();
      go(1, 0);
    } else if (!editor && steps[event.key]) {
      event.preventDefault();
      go(...steps[event.key]);
    } else if (!editor && /^[0-9]$/.test(event.key)) {
      event.preventDefault();
      editor = document.createElement('input');
      editor.value = event.key;
      under().append(editor);
      editor.focus({ preventScroll: true });
    }
  });
  table.addEventListener('mousedown', event => {
    const cell = event.target.closest('td');
    const at = pool.findIndex(row => row.tr === cell?.parentElement);
    if (at < 1 || editor) return;
    event.preventDefault();
    cursor.row = index(at);
    cursor.column = left + pool[at].cells.findIndex(own => own.cell === cell) - 1;
    go(0, 0);
  });
}

// ---- What the benchmark asks.
const name = asked.get('workbook');
if (name) {
  const book = calculate(JSON.parse(await stores[asked.get('from')].get(name)));
  draw(book, asked.get('view') === 'side');
  // Every total, and every member's part of the result, in kronor: by row and by member, fields in order.
  window.figures = () => ({
    rows: book.rows.map((_, row) => book.totals.map(totals => totals[row])),
    members: book.names.map((_, member) => book.parts.map(parts => parts[(book.rows.length - 1) * book.width + member])),
  });
}
window.put = async (name, from) => stores[from].put(name, await stores.fetch.get(name));
window.ready = true;
