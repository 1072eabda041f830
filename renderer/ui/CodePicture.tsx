import { Image } from '@mantine/core';
import { useEffect, useState } from 'react';

export type CodePictureProps = {
  /** What the code holds. Sent as it is: QR and Data Matrix take any text (UTF-8), Code 128 ASCII only. */
  readonly text: string;
  readonly symbology: 'qrcode' | 'code128' | 'datamatrix';
  /** Width in CSS pixels; a bar code is a third as high. */
  readonly size: number;
  /** What a person who does not see it is told. */
  readonly alt: string;
};

/**
 * A code drawn as vectors, black on white whatever the screen's colours are, with its quiet zone. The maker of codes is loaded when
 * the first is wanted; a text that the kind of code cannot hold leaves the place empty.
 */
export function CodePicture({ text, symbology, size, alt }: CodePictureProps) {
  const [picture, setPicture] = useState('');
  useEffect(() => {
    let isGone = false;
    const draw = async (): Promise<void> => {
      const { toSVG } = await import('bwip-js/browser');
      const wish =
        symbology === 'code128' ? { bcid: 'code128', height: 12, paddingwidth: 10, paddingheight: 3 } : { bcid: symbology, padding: 6 };
      const svg = toSVG({ ...wish, text, scale: 3, backgroundcolor: 'ffffff' });
      if (!isGone) setPicture(`data:image/svg+xml;utf8,${encodeURIComponent(svg)}`);
    };
    // bwip-js throws for a text that does not fit the kind of code.
    draw().catch(() => !isGone && setPicture(''));
    return () => {
      isGone = true;
    };
  }, [text, symbology]);
  const height = symbology === 'code128' ? Math.round(size / 3) : size;
  return <Image src={picture} alt={alt} w={size} h={height} fit="contain" />;
}
