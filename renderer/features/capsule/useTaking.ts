import { useRef, useState } from 'react';
import { previewCapsule, takeCapsule } from '#renderer/capsule/takeCapsule.ts';
import type { Preview, TakeFault, TakeProgress, Taken } from '#renderer/capsule/takeCapsule.ts';
import { keyMaker } from '#renderer/capsule/tools.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { booth } from '#renderer/lib/booth.ts';
import type { ShowId } from '#shared/domain/ids.ts';

/** A capsule on its way in: chosen, looked into, merged. */
export type Taking =
  | { readonly step: 'none' }
  | { readonly step: 'chosen'; readonly file: File; readonly error: TakeFault | null; readonly isLooking: boolean }
  | { readonly step: 'seen'; readonly file: File; readonly preview: Preview; readonly error: TakeFault | null }
  | { readonly step: 'taking'; readonly file: File; readonly preview: Preview; readonly progress: TakeProgress }
  | { readonly step: 'taken'; readonly taken: Taken };

export type TakingDeeds = {
  readonly choose: (file: File | null) => void;
  readonly look: () => Promise<void>;
  readonly take: () => Promise<void>;
  readonly stop: () => void;
};

const NOT_BEGUN: TakeProgress = { step: 'pictures', done: 0, total: 0 };

/** Takes a capsule in, step by step; `onTaken` hears of its show. */
export function useTaking(
  passphrase: string,
  onTaken?: (showId: ShowId) => void,
): { readonly taking: Taking; readonly deeds: TakingDeeds } {
  const store = useStore();
  const [taking, setTaking] = useState<Taking>({ step: 'none' });
  const stop = useRef(new AbortController());
  const tools = { store, booth };
  const look = async (): Promise<void> => {
    if (taking.step !== 'chosen') return;
    const { file } = taking;
    setTaking({ ...taking, error: null, isLooking: true });
    const preview = await previewCapsule(tools, () => file.stream(), keyMaker(tools, passphrase));
    setTaking(
      preview.ok
        ? { step: 'seen', file, preview: preview.value, error: null }
        : { step: 'chosen', file, error: preview.error, isLooking: false },
    );
  };
  const take = async (): Promise<void> => {
    if (taking.step !== 'seen') return;
    const { file, preview } = taking;
    stop.current = new AbortController();
    setTaking({ step: 'taking', file, preview, progress: NOT_BEGUN });
    const taken = await takeCapsule(tools, () => file.stream(), {
      contents: preview.contents,
      makeKey: keyMaker(tools, passphrase),
      signal: stop.current.signal,
      onProgress: (progress) => setTaking({ step: 'taking', file, preview, progress }),
    });
    setTaking(taken.ok ? { step: 'taken', taken: taken.value } : { step: 'seen', file, preview, error: taken.error });
    if (taken.ok) onTaken?.(preview.contents.manifest.show.id);
  };
  const choose = (file: File | null): void =>
    setTaking(file === null ? { step: 'none' } : { step: 'chosen', file, error: null, isLooking: false });
  return { taking, deeds: { choose, look, take, stop: () => stop.current.abort() } };
}
