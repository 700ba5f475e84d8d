// A headless Chromium, spoken to over a pair of pipes in the DevTools protocol: messages of JSON, each with a zero behind it.

import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// What cannot be waited for longer hangs.
const LIMIT = 60_000;

export class Chromium {
  #process;
  #profile;
  #next = 1;
  #answers = new Map();
  #listeners = [];
  #rest = '';

  constructor(program) {
    this.#profile = mkdtempSync(join(tmpdir(), 'slabmalloc-browser-'));
    this.#process = spawn(program, [
      '--headless', '--remote-debugging-pipe', `--user-data-dir=${this.#profile}`,
      // Root has no sandbox, a container little shared memory, a machine of CI no graphics.
      '--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu',
      '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
      '--hide-scrollbars', '--force-color-profile=srgb',
    ], { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
    this.#process.on('error', (error) => this.#end(`cannot start ${program}: ${error.message}`));
    this.#process.on('exit', (status) => this.#end(`${program} ended with ${status}`));
    // A browser that has gone cannot be written to; its end says why.
    this.#process.stdio[3].on('error', () => {});
    this.#process.stdio[4].setEncoding('utf8').on('data', (text) => this.#read(text));
  }

  #end(reason) {
    for (const { reject } of this.#answers.values()) reject(new Error(reason));
    this.#answers.clear();
  }

  #read(text) {
    const messages = (this.#rest + text).split('\0');
    this.#rest = messages.pop();
    for (const message of messages.map((each) => JSON.parse(each))) {
      const waiting = this.#answers.get(message.id);
      if (waiting !== undefined) {
        this.#answers.delete(message.id);
        if (message.error) waiting.reject(new Error(`${waiting.method}: ${message.error.message}`));
        else waiting.resolve(message.result);
      } else if (message.method !== undefined) {
        for (const listener of this.#listeners) listener(message);
      }
    }
  }

  // Calls a method, of a page if there is a session.
  send(method, params = {}, sessionId = undefined) {
    const id = this.#next++;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#answers.delete(id);
        reject(new Error(`${method} was not answered in ${LIMIT / 1000} s`));
      }, LIMIT);
      const settled = (settle) => (value) => { clearTimeout(timer); settle(value); };
      this.#answers.set(id, { method, resolve: settled(resolve), reject: settled(reject) });
      this.#process.stdio[3].write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    });
  }

  listen(listener) {
    this.#listeners.push(listener);
  }

  async close() {
    const ended = new Promise((resolve) => this.#process.once('exit', resolve));
    if (this.#process.exitCode === null) {
      this.send('Browser.close').catch(() => {});
      const timer = setTimeout(() => this.#process.kill('SIGKILL'), 5000);
      await ended;
      clearTimeout(timer);
    }
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

// A tab: what a visitor can do with it, and what went wrong in it.
export class Tab {
  #browser;
  #session;
  #target;
  // The browser's name for what belongs to this visitor alone.
  context;
  // Errors of scripts and of the console.
  complaints = [];
  // Addresses that were asked for.
  requests = [];

  static async open(browser, url, { width, height, mobile = false, dark = false, still = false }) {
    const tab = new Tab();
    tab.#browser = browser;
    const { browserContextId } = await browser.send('Target.createBrowserContext');
    const { targetId } = await browser.send('Target.createTarget', { url: 'about:blank', browserContextId });
    const { sessionId } = await browser.send('Target.attachToTarget', { targetId, flatten: true });
    [tab.#session, tab.#target, tab.context] = [sessionId, targetId, browserContextId];
    browser.listen((message) => { if (message.sessionId === sessionId) tab.#hear(message); });
    for (const domain of ['Page', 'Runtime', 'Log', 'Network']) await tab.send(`${domain}.enable`);
    await tab.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: mobile ? 2 : 1, mobile });
    await tab.send('Emulation.setEmulatedMedia', {
      features: [
        { name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' },
        { name: 'prefers-reduced-motion', value: still ? 'reduce' : 'no-preference' },
      ],
    });
    // Each tab behaves as the one in front, where there are several.
    await tab.send('Emulation.setFocusEmulationEnabled', { enabled: true });
    await tab.send('Page.navigate', { url });
    return tab;
  }

  send(method, params) {
    return this.#browser.send(method, params, this.#session);
  }

  #hear({ method, params }) {
    if (method === 'Runtime.exceptionThrown') {
      const { exception, text } = params.exceptionDetails;
      this.complaints.push(exception?.description ?? text);
    } else if (method === 'Runtime.consoleAPICalled' && ['error', 'warning', 'assert'].includes(params.type)) {
      this.complaints.push(params.args.map(({ value, description }) => description ?? value).join(' '));
    } else if (method === 'Log.entryAdded' && params.entry.level === 'error') {
      this.complaints.push(`${params.entry.text} ${params.entry.url ?? ''}`);
    } else if (method === 'Network.requestWillBeSent') {
      this.requests.push(params.request.url);
    }
  }

  // The value of an expression in the page.
  async value(expression) {
    const { result, exceptionDetails } = await this.send('Runtime.evaluate', {
      expression, awaitPromise: true, returnByValue: true, userGesture: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  // Waits until an expression is true.
  async until(expression, what, limit = 20_000) {
    const end = Date.now() + limit;
    while (!(await this.value(expression))) {
      if (Date.now() > end) throw new Error(`${what}: not in ${limit / 1000} s${this.complaints.map((each) => `\n${each}`)}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  // The text of an element.
  text(id) {
    return this.value(`document.getElementById(${JSON.stringify(id)}).textContent`);
  }

  // Where the middle of an element is, or a place in it.
  async #place(id, x, y) {
    return this.value(`(() => {
      const element = document.getElementById(${JSON.stringify(id)});
      element.scrollIntoView({ block: 'center' });
      const { left, top, width, height } = element.getBoundingClientRect();
      return { x: left + (${x ?? 'width / 2'}), y: top + (${y ?? 'height / 2'}) };
    })()`);
  }

  // Presses the pointer on an element, in its middle or at a place in it.
  async click(id, x, y) {
    const place = await this.#place(id, x, y);
    for (const type of ['mousePressed', 'mouseReleased']) {
      await this.send('Input.dispatchMouseEvent', { type, ...place, button: 'left', clickCount: 1 });
    }
  }

  // Presses a key in the element that has the focus.
  async key(key) {
    for (const type of ['keyDown', 'keyUp']) {
      await this.send('Input.dispatchKeyEvent', { type, key, code: key, windowsVirtualKeyCode: KEYS[key] });
    }
  }

  focus(id) {
    return this.value(`document.getElementById(${JSON.stringify(id)}).focus()`);
  }

  // Gives a control a value as its user would.
  set(id, value) {
    return this.value(`(() => {
      const element = document.getElementById(${JSON.stringify(id)});
      element.value = ${JSON.stringify(String(value))};
      if (element.value !== ${JSON.stringify(String(value))}) throw new Error('${id} cannot be ${value}');
      for (const type of ['input', 'change']) element.dispatchEvent(new Event(type, { bubbles: true }));
    })()`);
  }

  async close() {
    await this.#browser.send('Target.closeTarget', { targetId: this.#target });
    await this.#browser.send('Target.disposeBrowserContext', { browserContextId: this.context });
  }

  // The page as a file in the format PNG: all of it, or what the window shows.
  async picture(whole = true) {
    const { data } = await this.send('Page.captureScreenshot', { format: 'png', captureBeyondViewport: whole });
    return Buffer.from(data, 'base64');
  }
}

const KEYS = { ArrowLeft: 37, ArrowUp: 38, ArrowRight: 39, ArrowDown: 40, Enter: 13, Tab: 9, ' ': 32 };
