// Runs the modules of this example.
//
//   node run.mjs check MODULE               every check of a module with the feature `checks`
//   node run.mjs size NAME=MODULE...        bytes of each module, and after gzip
//   node run.mjs time ROUNDS NAME=MODULE... medians of interleaved rounds, in nanoseconds for one step
//
// One line for each result, fields separated by tabs; the last line says `done`. Whatever fails is an
// exception, and a bad exit status.

import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

// Each workload, with the number that it is given and the steps that it takes then: allocations, roughly.
const WORKLOADS = {
  pairs: [300, 30_000],
  boxes: [200, 20_000],
  vectors: [50, 50 * 16 * 6],
  strings: [40, 40 * 40 * 3],
  maps: [40, 40 * 200],
  trees: [20, 20 * 255],
};

const load = async (path) => (await WebAssembly.instantiate(readFileSync(path), {})).instance.exports;
const named = (argument) => argument.split('=');
const row = (...fields) => console.log(fields.join('\t'));

async function check(path) {
  const names = Object.keys(await load(path)).filter((name) => /^(check|control)_/.test(name));
  if (!names.some((name) => name.startsWith('check_')) || !names.some((name) => name.startsWith('control_'))) {
    throw new Error(`${path} has no checks or no controls`);
  }
  for (const name of names) {
    // A fresh module for each, as a trap leaves one in the middle of what it did.
    const module = await load(path);
    let trap;
    try {
      module[name]();
    } catch (error) {
      if (!(error instanceof WebAssembly.RuntimeError)) throw error;
      trap = error;
    }
    if (name.startsWith('control_') ? !trap : trap) {
      throw new Error(`${name}: ${trap ?? 'what was planted was not seen'}`);
    }
    row(name, `${module.memory.buffer.byteLength / 65536} pages`);
  }
}

function size(modules) {
  for (const [name, path] of modules) {
    const bytes = readFileSync(path);
    row(name, bytes.length, gzipSync(bytes, { level: 9 }).length);
  }
}

async function time(rounds, modules) {
  const loaded = [];
  for (const [name, path] of modules) loaded.push([name, await load(path)]);
  for (const [workload, [count, steps]] of Object.entries(WORKLOADS)) {
    const times = new Map(loaded.map(([name]) => [name, []]));
    const answers = new Set();
    // Before it counts, the engine compiles what is hot with its second compiler.
    for (let round = -5; round < rounds; round++) {
      // Every other round the other way round, so that no module is always behind the same one.
      for (const [name, module] of round % 2 ? loaded.toReversed() : loaded) {
        const start = performance.now();
        const answer = module[workload](count);
        const elapsed = performance.now() - start;
        answers.add(answer);
        if (round >= 0) times.get(name).push((elapsed * 1e6) / steps);
      }
    }
    if (answers.size !== 1) throw new Error(`${workload}: the allocators disagree: ${[...answers]}`);
    for (const [name, values] of times) {
      values.sort((a, b) => a - b);
      row(workload, name, values[values.length >> 1].toFixed(1));
    }
  }
  for (const [name, module] of loaded) row('memory', name, module.memory.buffer.byteLength / 65536);
}

const [what, ...rest] = process.argv.slice(2);
if (what === 'check') await check(rest[0]);
else if (what === 'size') size(rest.map(named));
else if (what === 'time') await time(Number(rest[0]), rest.slice(1).map(named));
else throw new Error('check, size or time');
console.log('done');
