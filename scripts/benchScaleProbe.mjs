/*
 * What runs in the page of the program while it is measured. Each function stands by itself: Playwright sends its text. Nothing of the
 * program is changed: frames, messages of the camera's worker and the screen are looked at from beside.
 */

/** Is a badge in view? The film says so in its corner. */
export function readMark(video) {
  const seen = (globalThis.markCanvas ??= new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true }));
  seen.drawImage(video, 8, 8, 16, 16, 0, 0, 1, 1);
  return seen.getImageData(0, 0, 1, 1).data[0] > 160;
}

/**
 * Notes when the large line tells of whom (painted), which frame of the camera each code was read from, and when each code came into view.
 * The line is shown only after the commit was in the database and in the journal, so what is on the screen is durable.
 */
export function watchScans() {
  if (globalThis.scansSeen !== undefined) return;
  const seen = { told: [], reads: [], shown: [] };
  globalThis.scansSeen = seen;
  let told = '';
  const look = () => {
    const text = document.querySelector('[role="alert"][data-kind]')?.textContent ?? '';
    if (text === told) return;
    told = text;
    if (text === '') return;
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.addEventListener('message', () => seen.told.push({ at: performance.now(), text }), { once: true });
      channel.port1.start();
      channel.port2.postMessage(null);
    });
  };
  new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
  let frameAt = 0;
  let takenAt = 0;
  let wasMarked = false;
  let watched = null;
  const follow = () => {
    const video = document.querySelector('video');
    if (video === watched || video === null) return;
    watched = video;
    const onFrame = (now, { captureTime }) => {
      frameAt = captureTime ?? now;
      const is = globalThis.readMark(video);
      if (is && !wasMarked) seen.shown.push(frameAt);
      wasMarked = is;
      if (video.isConnected) video.requestVideoFrameCallback(onFrame);
    };
    video.requestVideoFrameCallback(onFrame);
  };
  setInterval(follow, 100);
  const { createImageBitmap } = globalThis;
  globalThis.createImageBitmap = (source, ...rest) => {
    if (source instanceof HTMLVideoElement) takenAt = frameAt;
    return createImageBitmap.call(globalThis, source, ...rest);
  };
  const heard = new WeakSet();
  const { postMessage } = Worker.prototype;
  Worker.prototype.postMessage = function postAndHear(...words) {
    if (!heard.has(this)) {
      heard.add(this);
      this.addEventListener('message', ({ data }) => {
        // one frame is on its way at a time, so the last that was taken is the one that was read
        for (const read of data?.value?.reads ?? [])
          if (typeof read.text === 'string') seen.reads.push({ frameAt: takenAt, text: read.text });
      });
    }
    return postMessage.apply(this, words);
  };
}

/** A scanner types a badge, all keys at once, and Enter. Answers when that was. */
export function typeBadge(text) {
  const signs = { ':': 'Semicolon', ';': 'Semicolon', '@': 'Digit2', '.': 'Period', ',': 'Comma', '-': 'Minus' };
  const codeOf = (sign) => (/[0-9]/.test(sign) ? `Digit${sign}` : (signs[sign] ?? `Key${sign.toUpperCase()}`));
  for (const sign of text) {
    const isShift = /[A-Z:@]/.test(sign);
    document.body.dispatchEvent(
      new KeyboardEvent('keydown', { key: sign, code: codeOf(sign), shiftKey: isShift, bubbles: true, cancelable: true }),
    );
  }
  const at = performance.now();
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', code: 'Enter', bubbles: true, cancelable: true }));
  return at;
}

/** Opens the lead of the row in place `at` of the list; answers how long it took until its page was painted, ms. */
export async function openRow(at) {
  const row = document.querySelector(`#lead-row-${at}`);
  if (row === null) throw new Error(`no row ${at}`);
  const began = performance.now();
  row.click();
  await new Promise((resolve) => {
    const look = () =>
      document.querySelector('article > header h2') === null ? requestAnimationFrame(look) : requestAnimationFrame(resolve);
    look();
  });
  return performance.now() - began;
}

/** Scrolls the list from end to end within `ms`; answers the time between frames, ms, and in how many rows were still empty. */
export async function scrollList(ms) {
  const grid = document.querySelector('[data-testid="lead-grid"]');
  const gaps = [];
  let blank = 0;
  const began = performance.now();
  let last = began;
  await new Promise((resolve) => {
    const frame = (now) => {
      gaps.push(now - last);
      last = now;
      grid.scrollTop = ((now - began) / ms) * (grid.scrollHeight - grid.clientHeight);
      if ([...grid.querySelectorAll('[role="row"]')].some((row) => row.childElementCount === 0)) blank += 1;
      if (now - began < ms) requestAnimationFrame(frame);
      else resolve();
    };
    requestAnimationFrame(frame);
  });
  return { gaps: gaps.slice(1), blank };
}
