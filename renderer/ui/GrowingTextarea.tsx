import { Textarea, type TextareaProps } from '@mantine/core';
import classes from './GrowingTextarea.module.css';

type Props = Omit<TextareaProps, 'autosize' | 'minRows' | 'maxRows' | 'classNames' | 'styles'> & {
  readonly minRows: number;
  readonly maxRows: number;
};

/**
 * A text field as tall as its text, from so many rows to so many; longer texts scroll. The style sheet alone sizes it: the library's own way
 * measures the text by script, which makes the page lay itself out once more at each change of anything around it.
 */
export function GrowingTextarea({ minRows, maxRows, ...props }: Props) {
  return (
    <Textarea
      {...props}
      classNames={{ input: classes['input'] ?? '' }}
      styles={{ input: { '--growing-min': minRows, '--growing-max': maxRows } }}
    />
  );
}
