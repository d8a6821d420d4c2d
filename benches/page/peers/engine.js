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

// What `size` takes: { edit, calculate, read, write, editWithRules, calculateWithRules }, lists of milliseconds; `short`
// for fewer runs.
window.engine = async (size, short) => {
  const text = await (await fetch(`../workbooks/${size}.json`)).text();
  bench_take(size, false);
  const few = short ? 7 : 31;
  const edits = 500;
  // Small ones many at once too.
  const each = size === 'S' ? 50 : 1;
  const many = run => () => { for (let i = 0; i < each; i += 1) run(); };
  // The browser compiles again what runs often, beside the page, and is given time for that.
  for (let round = 0; round < 5; round += 1) {
    bench_edit(5 * edits);
    many(bench_calculate)();
    await new Promise(done => setTimeout(done, 200));
  }
  const plain = {
    edit: times(short ? 21 : 101, () => bench_edit(edits), edits),
    calculate: times(few, many(bench_calculate), each),
    read: times(few, many(() => bench_read(text)), each),
    write: times(few, many(bench_write), each),
  };
  bench_take(size, true);
  bench_edit(edits);
  many(bench_calculate)();
  return {
    ...plain,
    editWithRules: times(short ? 5 : 21, () => bench_edit(edits), edits),
    calculateWithRules: times(few, many(bench_calculate), each),
  };
};
window.ready = true;
