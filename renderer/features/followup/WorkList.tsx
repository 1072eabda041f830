// oxlint-disable jsx-a11y/prefer-tag-over-role -- rows of a virtual list stand by themselves: the ARIA listbox pattern, not a <select>
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';
import { DeedBar } from './DeedBar.tsx';
import type { Deed } from '#renderer/ui/DeedRow.tsx';
import { linesOf } from './workRows.ts';
import type { Line, Section } from './workRows.ts';
import classes from './WorkList.module.css';

const ROW_HEIGHT = 52;
const HEAD_HEIGHT = 36;

/** `render` draws a thing, `deeds` are what can be done to the selected one; `isOn` is false while a question is open. */
type Props<T> = {
  readonly label: string;
  readonly sections: readonly Section<T>[];
  readonly keyOf: (item: T) => string;
  readonly render: (item: T) => ReactNode;
  readonly deeds: (item: T) => readonly Deed[];
  readonly onOpen: (item: T) => void;
  readonly isOn: boolean;
};

function Head({ section, count }: { readonly section: Section<unknown>; readonly count: number }) {
  const { t } = useTranslation();
  return (
    <span className={section.isLate === true ? classes['late'] : undefined}>
      {section.title} · {count}
      {(section.more ?? 0) > 0 && ` · ${t('followup.more', { count: section.more ?? 0 })}`}
    </span>
  );
}

/** Things to be done, one after the other, by keyboard: those in view are drawn, the rest are only counted. */
export function WorkList<T>({ label, sections, keyOf, render, deeds, onOpen, isOn }: Props<T>) {
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const [wanted, setWanted] = useState(0);
  const lines = linesOf(sections);
  const items = sections.flatMap((section) => section.items);
  const at = Math.max(0, Math.min(wanted, items.length - 1));
  const selected = items[at];
  // oxlint-disable-next-line react-hooks/incompatible-library -- nothing of it is kept beyond a render
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (lines[index]?.kind === 'head' ? HEAD_HEIGHT : ROW_HEIGHT),
    overscan: 8,
  });
  const lineAt = lines.findIndex((line) => line.kind === 'item' && line.place === at);
  useEffect(() => {
    // the heading of the first one of a section comes into view with it
    if (lineAt >= 0) virtual.scrollToIndex(lines[lineAt - 1]?.kind === 'head' ? lineAt - 1 : lineAt);
    // oxlint-disable-next-line react/exhaustive-deps -- only a moved selection scrolls
  }, [lineAt]);
  useEffect(() => virtual.measure(), [lines.length, virtual]);
  const group = t('followup.title');
  const move = (by: number): void => setWanted(Math.max(0, Math.min(items.length - 1, at + by)));
  const next = { group, label: t('followup.down'), run: () => move(1) };
  const previous = { group, label: t('followup.up'), run: () => move(-1) };
  const open = (): void => (selected === undefined ? undefined : onOpen(selected));
  useShortcuts(
    [
      { key: 'j', ...next },
      { key: 'arrowdown', ...next },
      { key: 'k', ...previous },
      { key: 'arrowup', ...previous },
      { key: 'enter', group, label: t('followup.open'), run: open },
    ],
    isOn,
  );
  const drawn = (line: Line<T>): ReactNode =>
    line.kind === 'head' ? <Head section={line.section} count={line.section.items.length + (line.section.more ?? 0)} /> : render(line.item);
  return (
    <div className={classes['frame']}>
      <div
        ref={scroller}
        role="listbox"
        tabIndex={0}
        aria-label={label}
        aria-activedescendant={selected === undefined ? undefined : `work-${keyOf(selected)}`}
        className={classes['list']}
        data-testid="work-list"
      >
        <div role="presentation" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
          {virtual.getVirtualItems().map((item) => {
            const line = lines[item.index];
            if (line === undefined) return null;
            const place = { top: item.start, height: item.size };
            if (line.kind === 'head')
              return (
                <div key={line.section.key} role="presentation" className={classes['head']} style={place}>
                  {drawn(line)}
                </div>
              );
            return (
              // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the list has the focus and its keys
              <div
                key={keyOf(line.item)}
                id={`work-${keyOf(line.item)}`}
                role="option"
                aria-selected={line.place === at}
                className={classes['row']}
                style={place}
                onClick={() => setWanted(line.place)}
                onDoubleClick={() => onOpen(line.item)}
              >
                {drawn(line)}
              </div>
            );
          })}
        </div>
      </div>
      <DeedBar deeds={selected === undefined ? [] : deeds(selected)} onOpen={open} isOn={isOn} />
    </div>
  );
}
