import { useElementSize } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { usePicture } from '#renderer/data/usePicture.ts';
import type { CardPrint } from '#shared/domain/cardPrint.ts';
import type { MediaId } from '#shared/domain/ids.ts';
import classes from './CardPicture.module.css';
import { areaOfWords } from './reviewOrder.ts';
import { fitView } from './view.ts';

type Props = {
  readonly id: MediaId;
  readonly print: CardPrint;
  /** The words to be seen; all that is printed when there are none. */
  readonly words: readonly number[];
  readonly height: number;
};

/** A piece of a picture: the words that a field was read from, lit, with what stands around them. */
export function FieldCrop({ id, print, words, height }: Props) {
  const { t } = useTranslation();
  const picture = usePicture(id);
  const { ref, width } = useElementSize();
  const view = fitView(areaOfWords(print, words), { width: Math.max(1, width), height });
  const isTurned = print.rotation % 2 === 1;
  const [imageWidth, imageHeight] = isTurned ? [print.height, print.width] : [print.width, print.height];
  return (
    <div ref={ref} className={classes['window']} style={{ height, cursor: 'default' }} data-testid="field-crop">
      {picture.state === 'ready' && (
        <div
          className={classes['sheet']}
          style={{
            width: print.width,
            height: print.height,
            transform: `translate(${view.x}px, ${view.y}px) scale(${view.scale})`,
          }}
        >
          <img
            src={picture.url}
            alt={t('cards.picture_crop')}
            draggable={false}
            style={{
              width: imageWidth,
              height: imageHeight,
              left: (print.width - imageWidth) / 2,
              top: (print.height - imageHeight) / 2,
              transform: `rotate(${print.rotation * 90}deg)`,
            }}
          />
          <svg className={classes['words']} viewBox={`0 0 ${print.width} ${print.height}`} aria-hidden>
            {words.map((at) => (
              <polygon
                key={at}
                className={classes['word']}
                data-lit
                points={(print.words[at]?.box ?? []).map((corner) => corner.join(',')).join(' ')}
              />
            ))}
          </svg>
        </div>
      )}
    </div>
  );
}
