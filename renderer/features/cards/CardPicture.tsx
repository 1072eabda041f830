import { ActionIcon, Group, Text, Tooltip } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { IconMaximize, IconMinus, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CardPrint } from '#shared/domain/cardPrint.ts';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';
import classes from './CardPicture.module.css';
import { printedArea } from './reviewOrder.ts';
import { pointIn, useHand } from './useHand.ts';
import { fitView, zoomView } from './view.ts';
import type { View } from './view.ts';

type Props = {
  readonly url: string;
  readonly name: string;
  /** Its size and words; undefined while it was not read. */
  readonly print: CardPrint | undefined;
  /** The words of the field that has the focus. */
  readonly lit: readonly number[];
  /** Words were clicked, or drawn over; `isAdding` with Shift. */
  readonly onTake: (words: readonly number[], isAdding: boolean) => void;
};

type Point = readonly [number, number];

const STEP = 1.25;

function Words({ print, lit, drawn }: { readonly print: CardPrint; readonly lit: readonly number[]; readonly drawn: readonly number[] }) {
  return (
    <svg className={classes['words']} viewBox={`0 0 ${print.width} ${print.height}`}>
      {print.words.map(({ text, box }, at) => (
        <polygon
          // words have no other name than their place
          // oxlint-disable-next-line react/no-array-index-key -- the place is what these are known by: equal texts may stand in several
          key={at}
          data-word={text}
          className={classes['word']}
          data-lit={lit.includes(at)}
          data-drawn={drawn.includes(at)}
          points={box.map((corner) => corner.join(',')).join(' ')}
        >
          <title>{text}</title>
        </polygon>
      ))}
    </svg>
  );
}

/** The picture of a card, upright, with its words to click; moved by dragging beside them, zoomed by the wheel. */
export function CardPicture({ url, name, print, lit, onTake }: Props) {
  const { t } = useTranslation();
  const { ref, width, height } = useElementSize();
  const [natural, setNatural] = useState<Pick<CardPrint, 'width' | 'height'>>({ width: 1, height: 1 });
  const [moved, setMoved] = useState<View | null>(null);
  const sheet = print ?? { ...natural, rotation: 0 };
  const area = print === undefined ? { left: 0, top: 0, right: sheet.width, bottom: sheet.height } : printedArea(print);
  const view = moved ?? fitView(area, { width, height });
  const zoom = (by: number, at: Point = [width / 2, height / 2]): void => setMoved(zoomView(view, by, at));
  const fit = (): void => setMoved(null);
  const group = t('cards.title');
  const zoomKey = (key: string, label: string, run: () => void) => [
    { key, group, label, run },
    { key: `alt+${key}`, group, label, run, inFields: true },
  ];
  useShortcuts([
    ...zoomKey('+', t('cards.zoom_in'), () => zoom(STEP)),
    ...zoomKey('-', t('cards.zoom_out'), () => zoom(1 / STEP)),
    ...zoomKey('0', t('cards.zoom_fit'), fit),
  ]);
  const hand = useHand({ view, print, onMove: setMoved, onTake });
  const isTurned = sheet.rotation % 2 === 1;
  const [imageWidth, imageHeight] = isTurned ? [sheet.height, sheet.width] : [sheet.width, sheet.height];
  return (
    <div className={classes['frame']}>
      <div
        ref={ref}
        className={classes['window']}
        data-testid="card-picture"
        role="application"
        aria-label={name}
        data-panning={hand.isPanning}
        {...hand.events}
        onWheel={(event) => zoom(STEP ** (-event.deltaY / 100), pointIn(event))}
      >
        <div
          className={classes['sheet']}
          style={{ width: sheet.width, height: sheet.height, transform: `translate(${view.x}px, ${view.y}px) scale(${view.scale})` }}
        >
          <img
            src={url}
            alt={name}
            draggable={false}
            onLoad={({ currentTarget }) => setNatural({ width: currentTarget.naturalWidth, height: currentTarget.naturalHeight })}
            style={{
              width: imageWidth,
              height: imageHeight,
              left: (sheet.width - imageWidth) / 2,
              top: (sheet.height - imageHeight) / 2,
              transform: `rotate(${sheet.rotation * 90}deg)`,
            }}
          />
          {print !== undefined && <Words print={print} lit={lit} drawn={hand.drawn} />}
        </div>
      </div>
      <Group className={classes['tools'] ?? ''} gap={4} wrap="nowrap">
        <Text size="sm" truncate maw={220}>
          {name}
        </Text>
        {(
          [
            ['zoom_out', IconMinus, () => zoom(1 / STEP), '-'],
            ['zoom_fit', IconMaximize, fit, '0'],
            ['zoom_in', IconPlus, () => zoom(STEP), '+'],
          ] as const
        ).map(([key, Icon, run, hint]) => (
          <Tooltip key={key} label={`${t(`cards.${key}`)} (${hint})`}>
            <ActionIcon size={36} variant="default" aria-label={t(`cards.${key}`)} onClick={run}>
              <Icon size={18} />
            </ActionIcon>
          </Tooltip>
        ))}
      </Group>
    </div>
  );
}
