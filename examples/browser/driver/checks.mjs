// What must hold of the page, as a visitor sees it: each check has a tab of its own, and throws what does not hold.

export const DESK = { width: 1280, height: 900 };
const PHONE = { width: 390, height: 844, mobile: true };

const same = (found, wanted, what) => {
  if (found !== wanted) throw new Error(`${what}: ${JSON.stringify(found)}, and not ${JSON.stringify(wanted)}`);
};

const holds = (truth, what) => {
  if (!truth) throw new Error(what);
};

// The page is there, and its workload has begun.
async function begun(tab) {
  const loaded = `document.getElementById('problem') !== null`;
  await tab.until(loaded, 'the page does not load');
  const shown = `!document.getElementById('problem').hidden || Number(document.getElementById('total-steps')?.dataset.values) > 0`;
  await tab.until(shown, 'the workload does not begin');
  same(await tab.value(`document.getElementById('problem').hidden`), true, await tab.text('problem'));
}

async function pause(tab) {
  if ((await tab.text('run')) === 'Pause') await tab.click('run');
  same(await tab.text('run'), 'Run', 'the button after a pause');
}

// The exact numbers behind a total.
const totals = (tab, name) =>
  tab.value(`document.getElementById('total-${name}').dataset.values.split(' ').map(Number)`);
const total = async (tab, name) => (await totals(tab, name))[0];

// The exact numbers behind the table of classes.
const classes = (tab) => tab.value(`[...document.getElementById('classes').tBodies[0].rows].map((row) =>
  Object.fromEntries(Object.entries(row.dataset).map(([name, value]) => [name, Number(value)])))`);

const values = (tab, id) => tab.value(`[...document.getElementById('${id}').options].map(({ value }) => value)`);

const map = (tab) => tab.value(`document.getElementById('map').toDataURL()`);

// Every block that was shown, by the bits of the machine that it is for: they shall compile there.
export const shown = { 32: new Set(), 64: new Set() };

// The block of the tuner, when it has answered what was asked last.
async function block(tab) {
  await tab.until(`document.getElementById('wishes').dataset.waiting === undefined
    && !document.getElementById('copy').disabled`, 'the tuner does not answer');
  const text = await tab.text('block');
  shown[8 * await tab.value(`document.getElementById('wish-pointer').value`)].add(text);
  return text;
}

// What the statistics say fits together, and to the map.
async function agree(tab, where) {
  const rows = await classes(tab);
  const sum = (name) => rows.reduce((sum, row) => sum + row[name], 0);
  for (const row of rows) {
    const of = `${where}, class ${row.slotBytes}`;
    same(row.live, row.allocations - row.frees, `${of}: live is not allocations less frees`);
    same(row.pages, row.full + row.partial + row.empty, `${of}: pages`);
    same(row.held, row.pages * row.pageBytes, `${of}: bytes held`);
    holds(row.live <= row.slots && row.asked <= row.live * row.slotBytes, `${of}: more than fits`);
  }
  const runs = await total(tab, 'runs');
  same(await total(tab, 'objects'), sum('live') + runs, `${where}: objects of the workload and of the zone`);
  same(await total(tab, 'allocations'), sum('allocations'), `${where}: allocations`);
  same(await total(tab, 'frees'), sum('frees'), `${where}: frees`);
  const [taken, returned] = await totals(tab, 'traffic');
  same(taken - returned, sum('pages'), `${where}: pages taken less given back`);
  const [asked, held] = [await total(tab, 'asked'), await total(tab, 'held')];
  holds(held >= sum('held') && (runs > 0 || held === sum('held')), `${where}: bytes held`);
  holds(asked >= sum('asked') && (runs > 0 || asked === sum('asked')), `${where}: bytes asked for`);
  same(await total(tab, 'waste'), held - asked, `${where}: waste`);
  same((await totals(tab, 'wrong')).join(), '0,0,0', `${where}: refused, damaged, misused`);
  const label = await tab.value(`document.getElementById('map').getAttribute('aria-label')`);
  same(Number(label.match(/Map of ([\d,]+) pages/)[1].replaceAll(',', '')), sum('pages'), `${where}: pages of the map`);
  return rows;
}

async function starts(tab, { url }) {
  await begun(tab);
  const steps = await total(tab, 'steps');
  await tab.until(`Number(document.getElementById('total-steps').dataset.values) > ${steps}`, 'the workload stands still');
  await block(tab);
  same(await tab.value(`document.getElementById('loading').hidden`), true, 'what is shown while it loads');
  same(tab.complaints.join('\n'), '', 'complaints');
  const elsewhere = tab.requests.filter((each) => !each.startsWith(url) && !each.startsWith('data:'));
  same(elsewhere.join(), '', 'requests that left the server');
  return `${tab.requests.length} requests, none elsewhere`;
}

async function animates(tab) {
  await begun(tab);
  const seen = new Set();
  for (let look = 0; look < 12; look++) {
    seen.add(await map(tab));
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  holds(seen.size > 6, `the map had ${seen.size} states in 12 looks`);
  await pause(tab);
  const still = await map(tab);
  await new Promise((resolve) => setTimeout(resolve, 300));
  same(await map(tab), still, 'the map after a pause');
  return `${seen.size} states in 12 looks, one after a pause`;
}

// Every zone with every workload.
async function agrees(tab) {
  await begun(tab);
  await pause(tab);
  await tab.set('speed', 13);
  let [runs, used] = [0, 0];
  for (const workload of await values(tab, 'workload')) {
    await tab.set('workload', workload);
    for (const page of await values(tab, 'base-page')) {
      await tab.set('base-page', page);
      for (const list of await values(tab, 'list')) {
        await tab.set('list', list);
        await tab.until(`document.getElementById('total-steps').dataset.values === '0'`, 'another run does not begin');
        await tab.click('once');
        const where = `workload ${workload}, pages of ${page}, ${list}`;
        same(await total(tab, 'steps'), 20_000, `${where}: steps`);
        used += (await agree(tab, where)).length;
        runs += 1;
      }
    }
  }
  return `${runs} runs, ${used} classes`;
}

async function givesBack(tab) {
  await begun(tab);
  await pause(tab);
  holds((await total(tab, 'held')) > 0, 'nothing is held');
  await tab.click('free');
  same(await total(tab, 'objects'), 0, 'objects after all were freed');
  await agree(tab, 'after all were freed');
  await tab.click('trim');
  same(await total(tab, 'held'), 0, 'bytes held after a trim');
  same((await totals(tab, 'pages')).join(), '0,0,0', 'pages after a trim');
  await tab.click('once');
  holds((await total(tab, 'objects')) > 0, 'the workload does not go on');
  await agree(tab, 'after it went on');
  return 'all bytes';
}

// What the text says of the page that is chosen.
const PAGE = /^Page at 0x([0-9a-f]+): (.+), class (\d+) B, ([\d,]+) of ([\d,]+) slots handed out\.$/;

async function chosen(tab) {
  const text = await tab.text('page-text');
  const found = text.match(PAGE);
  holds(found !== null, `no page is shown: ${text}`);
  const [taken, slots] = [found[4], found[5]].map((digits) => Number(digits.replaceAll(',', '')));
  return { address: found[1], slotBytes: Number(found[3]), taken, slots };
}

// The colour of a canvas at a place in the page's pixels.
const colour = (tab, id, x, y) => tab.value(`(() => {
  const canvas = document.getElementById('${id}');
  const scale = canvas.width / canvas.clientWidth;
  return canvas.getContext('2d').getImageData(Math.round(${x} * scale), Math.round(${y} * scale), 1, 1).data.join();
})()`);

async function tiles(tab) {
  await begun(tab);
  // Until pages are full and partly in use.
  await tab.until(`document.getElementById('total-pages').dataset.values.split(' ').every((each, at) => at > 1 || Number(each) > 2)`,
    'no page fills');
  await pause(tab);
  // The first tile lies behind the labels.
  await tab.click('map', 67, 8);
  const first = await chosen(tab);
  const step = first.taken === 0 ? -1 : first.taken >= first.slots ? 11 : Math.floor((first.taken * 10) / first.slots);
  same(await colour(tab, 'map', 67, 8), await colour(tab, 'legend', (step + 1) * 13.8 + 7, 7), 'colour of the first tile');
  const [row] = await classes(tab);
  same(first.slotBytes, row.slotBytes, 'class of the first tile');
  await tab.focus('map');
  const seen = new Map([[first.address, first]]);
  for (const key of ['ArrowDown', 'ArrowRight', 'ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowUp', 'ArrowLeft']) {
    await tab.key(key);
    const page = await chosen(tab);
    seen.set(page.address, page);
  }
  holds(seen.size > 4, `arrow keys led to ${seen.size} pages`);
  for (const { slotBytes, taken, slots } of seen.values()) {
    holds(taken <= slots && (await classes(tab)).some((row) => row.slotBytes === slotBytes), `class ${slotBytes}`);
  }
  return `${seen.size} pages by pointer and keys`;
}

// What each choice of the tuner's must do to the block.
const WISHES = [
  ['wish-base-page', '4096', /base_page: {3}4 KiB,/],
  ['wish-base-page', '65536', /base_page: {3}64 KiB,\n +large_page: {2}none,/],
  ['wish-base-page', '0', /base_page/],
  ['wish-classes', '5', /classes: {5}\[(\w[\w ]*, ){4}\w[\w ]*\],/],
  ['wish-classes', '12', /classes: {5}\[(\w[\w ]*,\s+){11}\w[\w ]*\],/],
  ['wish-min-objects', '4', /min_objects: 4,/],
  ['wish-threads', '8', /cache: {7}thread\(\d+ KiB\),/],
  ['wish-pointer', '4', /pub zone Heap \{/],
  ['name', 'Letters', /pub zone Letters \{/],
];

async function wishes(tab) {
  await begun(tab);
  await pause(tab);
  await tab.set('workload', '2');
  await tab.set('speed', 13);
  await tab.click('once');
  let before = await block(tab);
  let changes = 0;
  for (const [id, value, wanted] of WISHES) {
    await tab.set(id, value);
    const after = await block(tab);
    holds(wanted.test(after), `${id} ${value}: the block is\n${after}`);
    changes += Number(after !== before);
    before = after;
  }
  holds(changes >= WISHES.length - 2, `${changes} of ${WISHES.length} choices changed the block`);
  // A name that is none does no harm.
  await tab.set('name', 'no name');
  holds(/pub zone Heap \{/.test(await block(tab)), 'a name that is none');
  const lines = await tab.value(`document.querySelectorAll('#predictions .bar').length`);
  same(lines, 10, 'zones with a prediction');
  return `${changes} of ${WISHES.length} choices changed the block`;
}

async function copies(tab, _, browser) {
  await begun(tab);
  await pause(tab);
  await browser.send('Browser.grantPermissions', {
    permissions: ['clipboardReadWrite', 'clipboardSanitizedWrite'], browserContextId: tab.context,
  });
  const wanted = await block(tab);
  await tab.click('copy');
  await tab.until(`document.getElementById('copied').textContent !== ''`, 'nothing was copied');
  same(await tab.text('copied'), 'Copied.', 'what the page says of it');
  same(await tab.value('navigator.clipboard.readText()'), wanted, 'what was copied');
  return `${wanted.split('\n').length} lines`;
}

// What is chosen stands in the address; an address that says nonsense does no harm.
async function address(tab, { url }) {
  await begun(tab);
  const chosen = { 'base-page': '65536', list: 'tuned', workload: '3', speed: '2' };
  for (const [id, value] of Object.entries(chosen)) await tab.set(id, value);
  const kept = await tab.value('location.hash');
  const load = async (hash) => {
    await tab.send('Page.navigate', { url: 'about:blank' });
    await tab.send('Page.navigate', { url: url + hash });
    await begun(tab);
    return tab.value(`Object.fromEntries(${JSON.stringify(Object.keys(chosen))}
      .map((id) => [id, document.getElementById(id).value]))`);
  };
  same(JSON.stringify(await load(kept)), JSON.stringify(chosen), 'what the address brings back');
  const found = await load('#basePage=5&list=none&workload=99&speed=x&other=1');
  holds(Object.values(found).every((value) => value !== ''), `chosen after nonsense: ${JSON.stringify(found)}`);
  return kept;
}

// What those need who do not see the page, or have no pointer.
async function reachable(tab) {
  await begun(tab);
  await block(tab);
  const nameless = await tab.value(`[...document.querySelectorAll('button, input, select, canvas, [tabindex]')]
    .filter((each) => each.getAttribute('aria-hidden') !== 'true' && each.closest('[aria-hidden=true]') === null)
    .filter((each) => !(each.labels?.length > 0) && !each.getAttribute('aria-label') && !each.textContent.trim())
    .map((each) => each.outerHTML)`);
  same(nameless.join('\n'), '', 'elements without a name');
  await tab.value(`document.activeElement.blur()`);
  const reached = new Set();
  for (let press = 0; press < 40; press++) {
    await tab.key('Tab');
    reached.add(await tab.value('document.activeElement.id'));
  }
  const wanted = ['base-page', 'list', 'workload', 'speed', 'run', 'once', 'free', 'trim', 'restart', 'map', 'name',
    'wish-base-page', 'wish-classes', 'wish-min-objects', 'wish-threads', 'wish-pointer', 'block', 'copy'];
  same(wanted.filter((id) => !reached.has(id)).join(), '', 'not reached by the key Tab');
  return `${wanted.length} controls by the key Tab`;
}

async function fits(tab) {
  await begun(tab);
  await block(tab);
  const [page, window] = await tab.value('[document.documentElement.scrollWidth, screen.width]');
  holds(page <= window, `the page is ${page} pixels wide, and the window ${window}`);
  await tab.click('map', 67, 8);
  await chosen(tab);
  return `${window} pixels`;
}

async function dark(tab) {
  await begun(tab);
  await block(tab);
  const lightness = (name) => tab.value(`(() => {
    const [r, g, b] = getComputedStyle(document.body).${name}.match(/\\d+/g).map(Number);
    return (r + g + b) / 765;
  })()`);
  const [back, text] = [await lightness('backgroundColor'), await lightness('color')];
  holds(back < 0.2 && text > 0.8, `background ${back}, text ${text}`);
  return `background ${back.toFixed(2)}, text ${text.toFixed(2)}`;
}

async function keepsStill(tab) {
  await tab.until(`document.getElementById('total-steps') !== null`, 'the page does not load');
  await new Promise((resolve) => setTimeout(resolve, 400));
  same(await total(tab, 'steps'), 0, 'steps of a page that shall not move');
  await tab.click('run');
  await begun(tab);
  return 'it runs when it is told to';
}

// For the guide: the same steps give the same picture.
export const PORTRAIT = { width: 1200, height: 800, still: true };

export async function portrait(tab) {
  await tab.until(`document.getElementById('total-steps') !== null`, 'the page does not load');
  await tab.set('workload', '4');
  await tab.set('list', 'geometric, 4 steps');
  await tab.set('speed', 12);
  for (let press = 0; press < 13; press++) await tab.click('once');
  await block(tab);
  await tab.value('scrollTo(0, 0)');
  return tab.picture(false);
}

const quietly = (check) => async (tab, ...rest) => {
  const note = await check(tab, ...rest);
  same(tab.complaints.join('\n'), '', 'complaints');
  return note;
};

export const CHECKS = [
  { name: 'the page starts', check: starts },
  { name: 'the map animates', check: animates },
  { name: 'statistics agree', check: agrees },
  { name: 'everything is given back', check: givesBack },
  { name: 'tiles show their pages', check: tiles },
  { name: 'choices change the block', check: wishes },
  { name: 'the block is copied', check: copies },
  { name: 'the address keeps what was chosen', check: address },
  { name: 'everything has a name and is reached', check: reachable },
  { name: 'it fits a phone', check: fits, device: PHONE },
  { name: 'it is dark where it shall be', check: dark, device: { ...DESK, dark: true } },
  { name: 'it keeps still where it shall', check: keepsStill, device: { ...DESK, still: true } },
].map((each) => ({ device: DESK, ...each, check: quietly(each.check) }));
