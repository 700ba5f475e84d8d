// The tuner, in an instance of the module of its own, beside the page: the map does not stop while it thinks.

import { Stage } from './module.js';

let stage;

async function answer({ module, seen, wishes, zone }) {
  if (module !== undefined) stage = await Stage.of(module);
  if (seen !== undefined) stage.consider(seen);
  const predictions = stage.predictions(wishes.pointerBytes);
  const { problem, ...proposal } = stage.tune(wishes);
  if (problem !== undefined) return { problem, predictions };
  return { proposal, predictions, chart: stage.chart(zone) };
}

// One question after the other, in their order.
let last = Promise.resolve();
onmessage = ({ data }) => {
  last = last.then(() => answer(data)).then(postMessage, (error) => postMessage({ broken: error.message }));
};
