// Times the core in the browser. The clock of a page is coarse (0.1 ms), so edits are timed many at once and each
// counts as the mean of its batch.
import init, { bench_take, bench_calculate, bench_edit, bench_write, bench_read } from './engine-page.js';

await init();

// Milliseconds of each of `count` runs.
const times = (count, run, each = 1) =>
  Array.from({ length: count }, () => {
    const start = performance.now();
    run();
    return (performance.now() - start) / each;
  });

// What `size` takes: { edit, calculate, read, write }, lists of milliseconds; `short` for fewer runs.
window.engine = async (size, short) => {
  const text = await (await fetch(`../workbooks/${size}.json`)).text();
  bench_take(size);
  const few = short ? 7 : 31;
  const batch = 500;
  times(3, () => bench_edit(batch));
  return {
    edit: times(short ? 21 : 101, () => bench_edit(batch), batch),
    calculate: times(few, bench_calculate),
    read: times(few, () => bench_read(text)),
    write: times(few, bench_write),
  };
};
window.ready = true;
