import { Button, Group, Text } from '@mantine/core';
import { IconEraser } from '@tabler/icons-react';
import { useEffect, useEffectEvent, useRef } from 'react';
import SignaturePad from 'signature_pad';
import { useVisitorWords } from './useVisitorWords.ts';
import classes from './Visitor.module.css';

type Props = {
  readonly language: 'en' | 'fr';
  /** A `data:` address of a PNG. */
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
};

/** Ink and paper of a signature, whatever the colours of the screen: it is printed on receipts. */
const INK = '#101828';
const PAPER = '#ffffff';

/** As many pixels as the canvas shows, so that lines are sharp on every display. Answers the ratio. */
function fit(canvas: HTMLCanvasElement): void {
  const ratio = Math.max(1, window.devicePixelRatio);
  const { width, height } = canvas.getBoundingClientRect();
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  canvas.getContext('2d')?.scale(ratio, ratio);
}

/** Where the visitor may sign with a finger, a pen or the mouse; never asked for, only offered. */
export function SignatureField({ language, value, onChange }: Props) {
  const t = useVisitorWords(language);
  const canvas = useRef<HTMLCanvasElement>(null);
  const pad = useRef<SignaturePad | null>(null);
  const changed = useEffectEvent(onChange);
  const first = useEffectEvent(() => value);
  useEffect(() => {
    const own = canvas.current;
    if (own === null) return undefined;
    fit(own);
    const drawn = new SignaturePad(own, { penColor: INK, backgroundColor: PAPER, minWidth: 0.8, maxWidth: 2.6 });
    pad.current = drawn;
    const before = first();
    if (before !== null) void drawn.fromDataURL(before);
    drawn.addEventListener('endStroke', () => changed(drawn.toDataURL('image/png')));
    return () => drawn.off();
  }, []);
  const clear = (): void => {
    pad.current?.clear();
    onChange(null);
  };
  return (
    <section aria-label={t('visitor.signature')}>
      <Group justify="space-between">
        <Text size="lg" fw={600}>
          {t('visitor.signature')}
        </Text>
        <Button variant="subtle" color="gray" size="md" leftSection={<IconEraser size={18} />} disabled={value === null} onClick={clear}>
          {t('visitor.signature_clear')}
        </Button>
      </Group>
      <Text c="dimmed" mb={4}>
        {t('visitor.signature_hint')}
      </Text>
      <canvas ref={canvas} className={classes['signature']} aria-label={t('visitor.signature_hint')} data-testid="signature" />
    </section>
  );
}
