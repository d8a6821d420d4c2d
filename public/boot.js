// Starts the app. Not inline, so that the page needs no 'unsafe-inline'.
try {
  const { js, wasm } = document.querySelector('script[data-wasm]').dataset;
  const { default: init } = await import(new URL(js, document.baseURI));
  await init({ module_or_path: new URL(wasm, document.baseURI) });
} catch (error) {
  console.error(error);
  const say = (lang, text) => {
    const p = document.createElement('p');
    p.lang = lang;
    p.textContent = text;
    document.body.append(p);
  };
  say('sv', 'Sambudget kunde inte starta. Ladda om sidan; hjälper det inte, prova en nyare webbläsare. Det du har sparat finns kvar.');
  say('en', 'Sambudget could not start. Reload the page; if that does not help, try a newer browser. What you have saved is still here.');
}
