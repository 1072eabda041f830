import { useEffect, useRef, useState } from 'react';
import { previewCapsule, takeCapsule } from '#renderer/capsule/takeCapsule.ts';
import type { Preview, TakeFault, TakeProgress, Taken } from '#renderer/capsule/takeCapsule.ts';
import { keyMaker, sourceOf } from '#renderer/capsule/tools.ts';
import type { Source } from '#renderer/capsule/tools.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { booth } from '#renderer/lib/booth.ts';
import type { ShowId } from '#shared/domain/ids.ts';

/** A capsule's file: chosen on the page, or opened by the system. */
export type CapsuleFile = { readonly name: string; readonly open: Source };

/** A capsule on its way in: chosen, looked into, merged. */
export type Taking =
  | { readonly step: 'none' }
  | { readonly step: 'chosen'; readonly file: CapsuleFile; readonly error: TakeFault | null; readonly isLooking: boolean }
  | { readonly step: 'seen'; readonly file: CapsuleFile; readonly preview: Preview; readonly error: TakeFault | null }
  | { readonly step: 'taking'; readonly file: CapsuleFile; readonly preview: Preview; readonly progress: TakeProgress }
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
    const preview = await previewCapsule(tools, file.open, keyMaker(tools, passphrase));
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
    const taken = await takeCapsule(tools, file.open, {
      contents: preview.contents,
      makeKey: keyMaker(tools, passphrase),
      signal: stop.current.signal,
      onProgress: (progress) => setTaking({ step: 'taking', file, preview, progress }),
    });
    setTaking(taken.ok ? { step: 'taken', taken: taken.value } : { step: 'seen', file, preview, error: taken.error });
    if (taken.ok) onTaken?.(preview.contents.manifest.show.id);
  };
  const show = (file: CapsuleFile): void => setTaking({ step: 'chosen', file, error: null, isLooking: false });
  const choose = (file: File | null): void =>
    file === null ? setTaking({ step: 'none' }) : show({ name: file.name, open: () => file.stream() });
  useEffect(() => {
    const takeWaiting = async (): Promise<void> => {
      const waiting = await booth.capsuleTake();
      if (waiting === null) return;
      setTaking((now) =>
        // a merge under way is not thrown away for another file
        now.step === 'taking'
          ? now
          : { step: 'chosen', file: { name: waiting.name, open: sourceOf({ booth }, { opened: true }) }, error: null, isLooking: false },
      );
    };
    void takeWaiting();
    return booth.onCapsuleOpened(() => void takeWaiting());
  }, []);
  return { taking, deeds: { choose, look, take, stop: () => stop.current.abort() } };
}
