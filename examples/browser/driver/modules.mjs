// The module without a browser: what takes many runs and shows nothing.

import { isDeepStrictEqual } from 'node:util';

const STEPS = 20_000;

// A stage on which so many steps were done.
async function ran(page, module, zone, workload) {
  const stage = await page.Stage.of(module);
  const declaration = stage.start(zone, workload);
  stage.step(STEPS);
  return { stage, declaration };
}

const DEFAULTS = { basePage: 0, classes: 0, minObjects: 8, threads: 1, pointerBytes: 8 };

// Both modules must do the same: a module that is kept and older than its source does something else.
export async function compare(page, one, other) {
  const modules = [await page.compile(one), await page.compile(other)];
  const lists = await Promise.all(modules.map(async (module) => {
    const stage = await page.Stage.of(module);
    return { zones: stage.zones(), workloads: stage.workloads() };
  }));
  if (!isDeepStrictEqual(lists[0], lists[1])) throw new Error('other zones or workloads');
  let runs = 0;
  for (const { index: zone, name } of lists[0].zones) {
    for (const { index: workload, name: what } of lists[0].workloads) {
      const answers = await Promise.all(modules.map(async (module) => {
        const { stage, declaration } = await ran(page, module, zone, workload);
        // Where pages lie depends on how large the module is.
        const pages = stage.pages().map(({ address, ...page }) => page);
        const order = (a, b) => a.slotBytes - b.slotBytes || a.taken - b.taken;
        const counts = { totals: stage.totals(), classes: stage.classes(), pages: pages.sort(order) };
        if (workload !== 1) stage.consider(stage.seen());
        return { declaration, ...counts, proposal: workload === 1 ? null : stage.tune({ ...DEFAULTS, basePage: 16384 }) };
      }));
      if (!isDeepStrictEqual(answers[0], answers[1])) {
        throw new Error(`${name}, ${what}: they differ. \`cargo xtask browser --record\` keeps the new one`);
      }
      runs += 1;
    }
  }
  return `${runs} runs, and their proposals`;
}

// That a module which is older than its source is seen: here its first workload has another name.
export async function compareOlder(page, bytes) {
  const stage = await page.Stage.of(await page.compile(bytes));
  const at = bytes.indexOf(stage.workloads()[0].name);
  const older = Buffer.from(bytes);
  older.write('?', at);
  try {
    await compare(page, older, bytes);
  } catch (error) {
    return error.message;
  }
  throw new Error('what was planted was not seen');
}

// Blocks for each choice that the page has, some together, each once, for a machine of so many bits.
export async function allBlocks(page, bytes, bits) {
  const module = await page.compile(bytes);
  const list = await page.Stage.of(module);
  const blocks = new Set();
  for (const { index: workload } of list.workloads()) {
    const { stage } = await ran(page, module, 0, workload);
    stage.consider(stage.seen());
    const choices = [
      {}, ...[4096, 16384, 65536].map((basePage) => ({ basePage })),
      ...[1, 2, 3, 5, 8, 13, 24, 36, 48].map((classes) => ({ classes, basePage: 16384 })),
      ...[1, 2, 4, 16].map((minObjects) => ({ minObjects, basePage: 4096 })),
      ...[2, 4, 16].map((threads) => ({ threads, basePage: 65536, classes: 20 })),
    ];
    for (const choice of choices) {
      const { block, problem } = stage.tune({ ...DEFAULTS, ...choice, pointerBytes: bits / 8 });
      // There may be no such zone; then there is a reason.
      if (block !== undefined) blocks.add(block);
      else if (!problem) throw new Error(`no block and no reason for ${JSON.stringify(choice)}`);
    }
  }
  if (blocks.size < 30) throw new Error(`only ${blocks.size} different blocks`);
  return [...blocks];
}
