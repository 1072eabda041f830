import type { DragEvent, ReactNode } from 'react';
import { useStore } from '#renderer/data/StoreContext.tsx';
import type { Show } from '#shared/domain/show.ts';
import { importFormats, isBadgeFile } from './formatFiles.ts';

type Props = { readonly show: Show; readonly children: ReactNode };

/** A screen on which a file of badge formats may be dropped; other files are left to what is inside. */
export function BadgeFileDrop({ show, children }: Props) {
  const store = useStore();
  const onDrop = (event: DragEvent): void => {
    const file = Array.from(event.dataTransfer.files).find(isBadgeFile);
    if (file === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    void importFormats(store, show, file);
  };
  return (
    // a place to drop on is no control: the same is done by the button "Take from file"
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- files are dropped on it; a button beside does the same by keyboard
    <div style={{ height: '100%' }} onDragOver={(event) => event.preventDefault()} onDropCapture={onDrop}>
      {children}
    </div>
  );
}
