// Mistakes that are planted in what the server hands out, each with the check that must see it.

// Replaces a text in one file.
const text = (name, from, to) => () => {
  let done = false;
  return {
    done: () => done,
    serve: (file, bytes) => {
      if (file !== name) return bytes;
      const before = bytes.toString();
      done ||= before.includes(from);
      return before.replace(from, () => to);
    },
  };
};

// Renames an export of the module: names stand in it as they are.
const withoutExport = (name) => (module) => {
  const at = module.indexOf(`${String.fromCharCode(name.length)}${name}\0`);
  const broken = Buffer.from(module);
  if (at >= 0) broken.write('q', at + 1);
  return { done: () => at >= 0, serve: (file, bytes) => (file === 'slabmalloc.wasm' ? broken : bytes) };
};

export const CONTROLS = [
  { name: 'a module without an export', by: 'the page starts', changed: withoutExport('pages') },
  {
    name: 'no module', by: 'the page starts',
    changed: text('page.js', `fetch('slabmalloc.wasm')`, `fetch('nothing.wasm')`),
  },
  {
    name: 'an error on the console', by: 'the page starts',
    changed: text('page.js', 'begin();\n', `begin();\nconsole.error('planted');\n`),
  },
  {
    name: 'a request to elsewhere', by: 'the page starts',
    changed: text('index.html', `<link rel="stylesheet"`, `<link rel="icon" href="http://127.0.0.1:9/icon.png"><link rel="stylesheet"`),
  },
  {
    name: 'a map that stands still', by: 'the map animates',
    changed: text('page.js', 'const pages = stage.pages();', 'const pages = (globalThis.planted ??= stage.pages());'),
  },
  {
    name: 'counts that are mixed up', by: 'statistics agree',
    changed: text('module.js', `'allocations', 'frees'`, `'frees', 'allocations'`),
  },
  {
    name: 'an object that is not freed', by: 'everything is given back',
    changed: text('module.js', `this.#call('free_all');`, `this.#call('free_all'); this.#call('step', 999);`),
  },
  {
    name: 'tiles of one colour', by: 'tiles show their pages',
    changed: text('draw.js', 'tile(context, palette, level(page), x', 'tile(context, palette, (level(page) + 6) % 12, x'),
  },
  {
    name: 'a choice that the tuner is not told', by: 'choices change the block',
    changed: text('module.js', `this.#call('tune', basePage, classes`, `this.#call('tune', basePage, 0`),
  },
  {
    name: 'another text in the clipboard', by: 'the block is copied',
    changed: text('tuning.js', 'writeText(text)', `writeText('planted')`),
  },
  {
    name: 'an address that is not read', by: 'the address keeps what was chosen',
    changed: text('page.js', '  readAddress();', ''),
  },
  {
    name: 'a page that is too wide', by: 'it fits a phone',
    changed: text('style.css', 'body {', 'body { min-width: 600px;'),
  },
];
