// What the benchmark puts into a page to see what a user sees, without the page's help: when a key's change has been
// painted, how regularly frames come, how long the main thread is busy. The same for every page that is measured.
window.probe ??= (() => {
  const clean = text => (text ?? '').replace(/[\s\u00a0\u202f]+/g, ' ').trim();

  // Runs after the frame that is being made has been painted: the message is posted from within the frame, and
  // handled when the browser is done with it.
  const channel = new MessageChannel();
  const waiting = [];
  channel.port1.onmessage = () => { const at = performance.now(); waiting.splice(0).forEach(then => then(at)); };
  const painted = then => requestAnimationFrame(() => { waiting.push(then); channel.port2.postMessage(0); });

  // The cells of a row, without what no one is told of, as its number.
  const cells = row => [...(row?.children ?? [])].filter(cell => !cell.matches('[aria-hidden]'));
  // The last row of the grid whose header says this, which is where the result stands.
  let bottom = null;
  const resultRow = name => {
    if (bottom?.isConnected && clean(cells(bottom)[0]?.textContent).includes(name)) return bottom;
    const rows = [...document.querySelectorAll('[role=grid] [role=row]')];
    bottom = rows.findLast(row => clean(row.querySelector('[role=rowheader]')?.textContent).includes(name)) ?? null;
    return bottom;
  };
  // What a cell shows, without what is only for screen readers.
  const shown = cell => clean((cell?.querySelector('.cell-text') ?? cell)?.textContent);
  // The board's own figure in the result's row: column 2 of the grid.
  const total = () => {
    const row = resultRow(probe.resultName);
    return shown(row?.querySelector('[aria-colindex="2"]') ?? cells(row)[1]);
  };
  // What the result's row says, a text for each cell.
  const result = name => cells(resultRow(name)).map(shown);

  // Where the keys go.
  const active = () => {
    const own = document.activeElement;
    return document.getElementById(own?.getAttribute('aria-activedescendant')) ?? own;
  };
  const place = () => {
    const cell = active()?.closest('[role=gridcell], [role=rowheader], [role=columnheader]');
    return cell ? `${cell.closest('[role=row]')?.getAttribute('aria-rowindex')}/${cell.getAttribute('aria-colindex')}` : '';
  };
  const seen = key => {
    if (!document.querySelector('[role=grid]')) return clean(document.body.textContent);
    if (key.startsWith('Arrow')) return place();
    if (key === 'Enter') return result(probe.resultName).join('|');
    return String(document.activeElement?.value ?? '');
  };

  // From each key's time stamp to after the paint that shows what it did: a frame counts only when what the key is
  // for has changed on the page.
  const samples = [];
  let pending = null;
  const look = () => painted(at => {
    if (!pending) return;
    if (seen(pending.key) !== pending.before) {
      samples.push(at - pending.from);
      pending = null;
    } else look();
  });
  addEventListener('keydown', event => {
    if (!probe.watching || pending) return;
    pending = { key: event.key, from: event.timeStamp, before: seen(event.key) };
    look();
  }, true);

  // Keeps frames coming at the screen's pace, as on a page where something moves: a key then waits for the next
  // one, and does not get a frame of its own at once. Also says which keys are watched: those while it is on.
  const pace = on => {
    probe.watching = on;
    if (on) requestAnimationFrame(function again() { if (probe.watching) requestAnimationFrame(again); });
  };

  // The times between frames while `each` runs in every frame, until it says that it is done.
  const frames = each => new Promise(done => {
    const gaps = [];
    let before = null;
    const frame = now => {
      if (before !== null) gaps.push(now - before);
      before = now;
      if (each(gaps.length) === false) done(gaps);
      else requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });

  // Scrolls the grid as far as it goes and back, `step` px a frame for so many frames or 20 seconds; the times
  // between frames, and in how many painted frames the middle of the grid was empty.
  const scroller = axis => {
    const [size, room] = axis === 'down' ? ['scrollHeight', 'clientHeight'] : ['scrollWidth', 'clientWidth'];
    for (let own = document.querySelector('[role=grid]'); own; own = own.parentElement) {
      const style = getComputedStyle(own);
      const scrolls = /auto|scroll/.test(axis === 'down' ? style.overflowY : style.overflowX);
      if (scrolls && own[size] > own[room] + 1) return own;
    }
    return document.scrollingElement;
  };
  const home = () => new Promise(done => {
    scroller('down').scrollTop = 0;
    scroller('across').scrollLeft = 0;
    painted(() => painted(done));
  });
  const scroll = async (axis, step, count) => {
    const box = scroller(axis);
    const property = axis === 'down' ? 'scrollTop' : 'scrollLeft';
    box[property] = 0;
    box.scrollIntoView({ block: 'center' });
    const rect = box.getBoundingClientRect();
    const x = (rect.left + Math.min(rect.right, innerWidth)) / 2, y = (rect.top + Math.min(rect.bottom, innerHeight)) / 2;
    let way = 1, empty = 0;
    const start = performance.now();
    const gaps = await frames(so => {
      if (so >= count || performance.now() - start > 20000) return false;
      const before = box[property];
      box[property] = before + way * step;
      if (Math.abs(box[property] - before) < step / 2) way = -way;
      waiting.push(() => {
        const cell = document.elementFromPoint(x, y)?.closest('[role=gridcell], [role=rowheader]');
        if (!clean(cell?.textContent)) empty += 1;
      });
      channel.port2.postMessage(0);
      return true;
    });
    box[property] = 0;
    return { gaps, empty };
  };

  // How long the main thread is busy at a stretch, for `span` ms: a message that is posted again and again comes
  // late when something else runs. Each stretch says what was in it: a key, a frame, a call to storage, and how long it was in
  // calls to storage.
  const busy = span => new Promise(done => {
    const stretches = [];
    const marks = new Set();
    const noting = (owner, names, what) => {
      for (const name of names) {
        const own = owner?.prototype[name];
        if (own && !own.probed) {
          owner.prototype[name] = function (...given) {
            const from = performance.now();
            try {
              return own.apply(this, given);
            } finally {
              probe.marks?.add(what);
              probe.inStorage += performance.now() - from;
            }
          };
          owner.prototype[name].probed = true;
        }
      }
    };
    probe.marks = marks;
    probe.inStorage = 0;
    noting(Storage, ['setItem'], 'storage');
    noting(IDBDatabase, ['transaction'], 'storage');
    noting(IDBObjectStore, ['put', 'add'], 'storage');
    const key = () => marks.add('key');
    addEventListener('keydown', key, true);
    let frame = requestAnimationFrame(function again() { marks.add('frame'); frame = requestAnimationFrame(again); });
    const beat = new MessageChannel();
    const start = performance.now();
    let before = start;
    beat.port1.onmessage = () => {
      const now = performance.now();
      if (now - before > 1) stretches.push({ at: before - start, time: now - before, storage: probe.inStorage, in: [...marks] });
      marks.clear();
      probe.inStorage = 0;
      before = now;
      if (now - start < span) beat.port2.postMessage(0);
      else {
        removeEventListener('keydown', key, true);
        cancelAnimationFrame(frame);
        probe.marks = null;
        done(stretches);
      }
    };
    beat.port2.postMessage(0);
  });

  return { clean, painted, total, result, place, samples, pace, frames, home, scroll, busy, watching: false, resultName: '' };
})();
