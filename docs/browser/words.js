// Numbers as people read them.

export function element(id) {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`the page has no element ${id}`);
  return found;
}

export const count = (value) => value.toLocaleString('en-US');

export const percent = (part) => `${(part * 100).toFixed(1)} %`;

// With so many digits that changes can be seen.
export function bytes(value) {
  if (Math.abs(value) < 10 * 1024) return `${count(value)} B`;
  if (Math.abs(value) < 1024 * 1024) return `${(value / 1024).toFixed(1)} KiB`;
  return `${(value / 1024 / 1024).toFixed(2)} MiB`;
}

// In whole units, for sizes of pages and for axes.
export function kib(value) {
  if (value === 0) return '0';
  if (value < 1024) return `${Math.round(value)} B`;
  if (value < 1024 * 1024) return `${Math.round(value / 1024)} KiB`;
  return `${(value / 1024 / 1024).toFixed(1)} MiB`;
}
