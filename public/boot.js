// Starts the app. Not inline, so that the page needs no 'unsafe-inline'. This runs as soon as it is there; the rest of the
// page may not be.
const page = new Promise(done => {
  if (document.readyState === 'loading') addEventListener('DOMContentLoaded', done, { once: true });
  else done();
});

// What dialogs and paper look like holds nothing up: a medium that there is not.
const dress = () => document.querySelectorAll('link[media=none]').forEach(link => link.removeAttribute('media'));
if (document.readyState === 'complete') dress();
else addEventListener('load', dress, { once: true });

try {
  const { js, wasm, build } = document.querySelector('script[data-wasm]').dataset;
  const at = file => new URL(file, document.baseURI);
  // While this page is here, the service worker keeps the files of its build.
  navigator.locks?.request(at('.') + build, { mode: 'shared' }, () => new Promise(() => {}));
  // The program is compiled while its other half is loaded, and the database wakes up meanwhile: none waits for another.
  const program = WebAssembly.compileStreaming(fetch(at(wasm)));
  program.catch(() => {});
  try {
    indexedDB.databases().catch(() => {});
  } catch {
    // A browser that has none says so later, in words.
  }
  const { default: init } = await import(at(js));
  await page;
  // The app measures letters and rows: how they look has to be known.
  const styles = document.querySelectorAll('link[rel=stylesheet]:not([media])');
  await Promise.all(Array.from(styles, link => link.sheet ?? new Promise(done => { link.onload = link.onerror = done; })));
  // A server that sends the program as something else is no reason to stop.
  await init({ module_or_path: await program.catch(() => at(wasm)) });
} catch (error) {
  console.error(error);
  await page;
  const say = (lang, text) => {
    const p = document.createElement('p');
    p.lang = lang;
    p.textContent = text;
    document.body.append(p);
  };
  say('sv', 'Sambudget kunde inte starta. Ladda om sidan; hjälper det inte, prova en nyare webbläsare. Det du har sparat finns kvar.');
  say('en', 'Sambudget could not start. Reload the page; if that does not help, try a newer browser. What you have saved is still here.');
}
