// The end of the worker's script: what the page asks, once. `scripts/xlsx` sets it behind what wasm-bindgen made.
const ready = __wbg_init({ module_or_path: new URL('./PROGRAM', import.meta.url) });
ready.catch(() => {}); // said when somebody asks
onmessage = async ({ data: [bytes, limits] }) => {
  try {
    await ready;
    const answer = limits ? read_file(bytes, limits) : write_book(bytes);
    postMessage(answer, [answer.buffer]);
  } catch (error) {
    postMessage(String(error));
  }
};
