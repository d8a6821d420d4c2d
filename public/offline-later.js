// Registers the service worker of a release, and tells the app of a newer version: fetched later, by the program's second
// part. The app hears `sambudget:newer`, and answers with `sambudget:take` when somebody wants it.
const { serviceWorker } = navigator;
if (serviceWorker && navigator.locks && document.querySelector('script[data-build]')?.dataset.build) {
  const tell = () => dispatchEvent(new Event('sambudget:newer'));
  let isAsked = false;
  let isFirst = !serviceWorker.controller;
  serviceWorker.addEventListener('controllerchange', () => {
    if (isAsked) location.reload();
    else if (!isFirst) tell(); // another tab took it
    isFirst = false;
  });
  try {
    const found = await serviceWorker.register('worker.js', { updateViaCache: 'none' });
    const offer = () => {
      if (found.waiting && found.active) tell();
    };
    const watch = () => found.installing?.addEventListener('statechange', offer);
    found.addEventListener('updatefound', watch);
    watch();
    offer();
    addEventListener('sambudget:take', () => {
      isAsked = true;
      if (found.waiting) found.waiting.postMessage('take');
      else location.reload();
    });
    found.active?.postMessage('tidy');
  } catch (error) {
    console.info(error); // then it needs the network, as before
  }
}
