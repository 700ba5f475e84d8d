// Checks the page in a real browser.
//
//   node check.mjs CHROMIUM FOLDER MODULE RESULTS
//
// FOLDER has the page with the module that is kept there, MODULE is one that was just built. The folder RESULTS gets a picture
// of each check's end, one for the guide, and the blocks that the page gives as modules of Rust, `blocks-32.rs` and
// `blocks-64.rs`. A line for each check: `ok`, its name and a note, or `failed`, its name and the reason as JSON, between tabs.
// The last line says `done`.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

import { Chromium, Tab } from './chromium.mjs';
import { CHECKS, DESK, PORTRAIT, portrait, shown } from './checks.mjs';
import { CONTROLS } from './controls.mjs';
import { allBlocks, compare, compareOlder } from './modules.mjs';
import { serve } from './server.mjs';

const [program, folder, modulePath, results] = process.argv.slice(2);
const fresh = readFileSync(modulePath);
const kept = readFileSync(join(folder, 'slabmalloc.wasm'));
// Not as a file: older versions of Node take `.js` for something else.
const source = readFileSync(join(folder, 'module.js'), 'utf8');
const page = await import(`data:text/javascript,${encodeURIComponent(source)}`);

// Runs so many checks at a time: they wait more than they compute.
const AT_ONCE = 3;

// Runs checks, each a name and a function that returns a note, and writes a line for each in their order.
async function rows(checks) {
  const waiting = checks.map(([name, check]) => {
    const one = { name, check };
    one.line = new Promise((resolve) => { one.resolve = resolve; });
    return one;
  });
  const lines = waiting.map(({ line }) => line);
  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) next.resolve(await line(next));
  };
  const workers = Array.from({ length: AT_ONCE }, worker);
  for (const each of lines) console.log(await each);
  await Promise.all(workers);
}

async function line({ name, check }) {
  const start = performance.now();
  try {
    const note = await check();
    return ['ok', name, `${note}, ${((performance.now() - start) / 1000).toFixed(1)} s`].join('\t');
  } catch (error) {
    return ['failed', name, JSON.stringify(error.stack ?? String(error))].join('\t');
  }
}

// Opens the page with what `changed` makes of its files, and lets `check` look at it.
async function visit(browser, changed, check, device = DESK) {
  const server = await serve(folder, changed);
  try {
    const tab = await Tab.open(browser, server.url, device);
    try {
      return await check(tab, server);
    } finally {
      await tab.close();
    }
  } finally {
    server.close();
  }
}

const withModule = (bytes) => (file, found) => (file === 'slabmalloc.wasm' ? bytes : found);

mkdirSync(results, { recursive: true });
const browser = new Chromium(program);

// A check of the page with the new module; what it looks like in the end is kept.
const seen = ({ name, check, device }) => [name, () => visit(browser, withModule(fresh), async (tab, server) => {
  const note = await check(tab, server, browser);
  writeFileSync(join(results, `${name.replaceAll(/[^a-z]+/g, '-')}.png`), await tab.picture());
  return note;
}, device)];

// Those that the page has shown, and those that it could show.
const blocks = (bits) => [`blocks of all choices, for ${bits} bits`, async () => {
  const all = [...new Set([...shown[bits], ...await allBlocks(page, fresh, bits)])];
  const modules = all.map((block, at) => `mod block_${at} {\n${block}\n}\n`);
  writeFileSync(join(results, `blocks-${bits}.rs`), modules.join('\n'));
  return `${all.length} different ones, ${shown[bits].size} of them shown`;
}];

// Browsers do not run modules from files.
async function asFile() {
  const tab = await Tab.open(browser, pathToFileURL(join(resolve(folder), 'index.html')).href, DESK);
  const shown = `document.getElementById('loading')?.checkVisibility() && document.getElementById('loading').textContent`;
  await tab.until(`document.readyState === 'complete'`, 'the file does not load');
  const text = await tab.value(shown);
  await tab.close();
  if (!/web server/.test(text)) throw new Error(`it says ${text}`);
  return 'a server';
}

// A mistake that must be seen.
const control = ({ name, by, changed }) => [`control: ${name}`, async () => {
  const { check, device } = CHECKS.find((each) => each.name === by);
  const planted = changed(fresh);
  let complaint;
  try {
    await visit(browser, planted.serve, (tab, server) => check(tab, server, browser), device);
  } catch (error) {
    complaint = error;
  }
  if (!planted.done()) throw new Error('there was nothing to plant it in: the control does not fit the page any more');
  if (complaint === undefined) throw new Error('what was planted was not seen');
  return complaint.message.replaceAll(/\s+/g, ' ').slice(0, 60);
}];

try {
  await rows([['the browser starts', async () => (await browser.send('Browser.getVersion')).product]]);
  await rows(CHECKS.map(seen));
  await rows([
    ['the module that is kept here runs', () => visit(browser, withModule(kept), CHECKS[0].check)],
    ['it answers as the one that was just built', () => compare(page, kept, fresh)],
    blocks(32),
    blocks(64),
    ['a picture for the guide', () => visit(browser, withModule(fresh), async (tab) => {
      writeFileSync(join(results, 'guide.png'), await portrait(tab));
      return 'guide.png';
    }, PORTRAIT)],
    ['opened as a file, it says what to do', asFile],
    ['control: a module that is older than its source', () => compareOlder(page, fresh)],
    ...CONTROLS.map(control),
  ]);
} finally {
  await browser.close();
}
console.log('done');
