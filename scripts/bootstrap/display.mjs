import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { constants, setPriority } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { CannotHave } from './place.mjs';

const socketOf = (number) => `/tmp/.X11-unix/X${number}`;

function answers(number) {
  return new Promise((resolve) => {
    const socket = connect(socketOf(number));
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

/** A display passes keys on with the time it got them: it goes before all programs where we may say so (only the system's own user may). */
function hurry(child) {
  try {
    setPriority(child.pid, constants.priority.PRIORITY_HIGH);
  } catch {
    // as any other user it takes its turn
  }
  return child;
}

/** Starts Xvfb on a free number; null when another server took the number first. */
async function startOn(number) {
  const child = spawn('Xvfb', [`:${number}`, '-screen', '0', '1440x900x24', '-noreset', '-nolisten', 'tcp'], { stdio: 'ignore' });
  const life = { gone: false };
  const note = () => {
    life.gone = true;
  };
  child.once('exit', note).once('error', note);
  for (let tries = 0; tries < 200 && !life.gone; tries += 1) {
    if (await answers(number)) return life.gone ? null : hurry(child);
    await wait(50);
  }
  child.kill();
  return null;
}

/** How long a display may take to end when it is asked to, ms; one that hears nothing would keep its caller waiting for ever. */
const END_MS = 3_000;

/** Ends a display; resolves when it is gone. */
async function end(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill();
  const timer = setTimeout(() => child.kill('SIGKILL'), END_MS);
  await gone;
  clearTimeout(timer);
}

/**
 * A virtual display of our own: `{ display, stop }`. It ends with this process, however that ends.
 * Throws the sentence when no number between 99 and 199 can be had.
 */
export async function startDisplay() {
  for (let number = 99; number < 200; number += 1) {
    if (existsSync(socketOf(number)) || existsSync(`/tmp/.X${number}-lock`)) continue;
    const child = await startOn(number);
    if (child === null) continue;
    process.once('exit', () => child.kill());
    return { display: `:${number}`, stop: () => end(child) };
  }
  throw new CannotHave('No virtual display can be started: is the program Xvfb installed (Debian: apt-get install xvfb)?');
}

/** Runs `body(displays)` with so many virtual displays of our own; with none where no display is needed. */
export async function withDisplays(count, body) {
  if (process.platform !== 'linux') return body([]);
  const started = [];
  try {
    for (let at = 0; at < count; at += 1) started.push(await startDisplay());
    return await body(started.map(({ display }) => display));
  } finally {
    await Promise.all(started.map(({ stop }) => stop()));
  }
}

/** Runs `body(display)` with the person's display, or with a virtual one (always, when `own`). Only Linux needs one. */
export async function withDisplay(body, { own = false } = {}) {
  if (process.platform !== 'linux') return body(undefined);
  if (!own && process.env.DISPLAY) return body(process.env.DISPLAY);
  const { display, stop } = await startDisplay();
  try {
    return await body(display);
  } finally {
    await stop();
  }
}
