import { fail, ok, type Result } from '#shared/lib/result.ts';
import { type MediaFault, readMediaFault } from './mediaFault.ts';
import { loudnessOf } from './microphoneLevel.ts';

/** All that was recorded since the beginning. */
export type Piece = { readonly blob: Blob; readonly durationMs: number };

/** A microphone that is recording. */
export type Recorder = {
  /** How loud it is right now, 0…1 of full scale; null when that cannot be measured. */
  readonly loudness: () => number | null;
  /** Ends it and lets go of the microphone; resolves when `onPiece` has had the last piece. */
  readonly stop: () => Promise<void>;
};

export type Recording = {
  /** Everything so far, once a second and at the end. */
  readonly onPiece: (piece: Piece) => void;
  /** It ended without `stop`: unplugged, or the system took it away. The last piece was given before. */
  readonly onLost: () => void;
};

/** Speech is clear at 32 kbit/s of Opus (RFC 6716 §2.1.1: 28–40 for full band speech); ten minutes are 2.4 MB. */
const BITS_PER_SECOND = 32_000;
const TYPE = 'audio/webm;codecs=opus';
const PIECE_MS = 1000;

/** Opens the microphone: speech of one voice, the noise of the hall taken out. */
async function openMicrophone(): Promise<Result<MediaStream, MediaFault>> {
  try {
    const audio = { channelCount: 1, echoCancellation: true, noiseSuppression: true, autoGainControl: true };
    return ok(await navigator.mediaDevices.getUserMedia({ audio, video: false }));
  } catch (error) {
    return fail(readMediaFault(error));
  }
}

type Meter = { readonly loudness: () => number | null; readonly close: () => void };

/** Listens beside the recorder; it plays nothing. */
function newMeter(stream: MediaStream): Meter {
  const context = new AudioContext();
  const analyser = new AnalyserNode(context, { fftSize: 2048 });
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  return {
    loudness: () => {
      if (context.state !== 'running') return null;
      analyser.getFloatTimeDomainData(samples);
      return loudnessOf(samples);
    },
    close: () => void context.close(),
  };
}

/**
 * Records the microphone as WebM with Opus until it is stopped or lost. The microphone is open from here to there and at no other time.
 * Every piece is a file that plays by itself, be it the last one that reached the disk.
 */
export async function recordMicrophone({ onPiece, onLost }: Recording): Promise<Result<Recorder, MediaFault>> {
  const opened = await openMicrophone();
  if (!opened.ok) return opened;
  const stream = opened.value;
  const recorder = new MediaRecorder(stream, { mimeType: TYPE, audioBitsPerSecond: BITS_PER_SECOND });
  const meter = newMeter(stream);
  const chunks: Blob[] = [];
  let isStopped = false;
  let startedAt = performance.now();
  recorder.addEventListener('start', () => {
    startedAt = performance.now();
  });
  recorder.addEventListener('dataavailable', ({ data }) => {
    if (data.size === 0) return;
    chunks.push(data);
    onPiece({ blob: new Blob(chunks, { type: 'audio/webm' }), durationMs: performance.now() - startedAt });
  });
  const ended = new Promise<void>((resolve) => {
    const end = (): void => {
      meter.close();
      for (const track of stream.getTracks()) track.stop();
      resolve();
      if (!isStopped) onLost();
    };
    recorder.addEventListener('stop', end, { once: true });
  });
  recorder.start(PIECE_MS);
  return ok({
    loudness: meter.loudness,
    stop: () => {
      isStopped = true;
      if (recorder.state !== 'inactive') recorder.stop();
      return ended;
    },
  });
}
