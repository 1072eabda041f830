import { useEffect, useState } from 'react';
import type { MediaId } from '#shared/domain/ids.ts';
import { readMedia } from './media.ts';
import { readRecord } from './read.ts';
import { useStore } from './StoreContext.tsx';

/** Kinds of picture that are drawn; anything else (SVG above all) is kept, not shown. */
const DRAWN = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/bmp', 'image/avif']);

export type Picture =
  | { readonly state: 'loading' }
  | { readonly state: 'missing' }
  | { readonly state: 'ready'; readonly url: string; readonly name: string };

/** A picture of a lead, opened from main's sealed files; its address is given back when it is no longer shown. */
export function usePicture(id: MediaId): Picture {
  const store = useStore();
  const [picture, setPicture] = useState<Picture>({ state: 'loading' });
  useEffect(() => {
    let url: string | null = null;
    let isOver = false;
    const open = async (): Promise<void> => {
      const media = await readRecord(store, 'media', id);
      const found = media !== undefined && DRAWN.has(media.mediaType) ? await readMedia(store, id) : undefined;
      if (isOver) return;
      if (media === undefined || found?.ok !== true) return setPicture({ state: 'missing' });
      url = URL.createObjectURL(found.value);
      return setPicture({ state: 'ready', url, name: media.name });
    };
    void open();
    return () => {
      isOver = true;
      if (url !== null) URL.revokeObjectURL(url);
    };
  }, [store, id]);
  return picture;
}
