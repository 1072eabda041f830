import { IconCheck } from '@tabler/icons-react';
import { useId, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { keyName } from '#renderer/ui/shortcuts.ts';
import classes from './Answers.module.css';
import { optionOfDigits } from './optionKeys.ts';
import type { Option } from './optionKeys.ts';

type Props = {
  readonly questionId: string;
  readonly options: readonly Option[];
  readonly chosen: readonly string[];
  readonly isMulti: boolean;
  readonly isRequired: boolean;
  /** Square boxes in a row, for the steps of a scale. */
  readonly isScale: boolean;
  readonly labelledBy: string;
  readonly onToggle: (id: string) => void;
  readonly onClear: () => void;
};

const STEP: Readonly<Record<string, number>> = { arrowdown: 1, arrowright: 1, arrowup: -1, arrowleft: -1 };

/** Two digits within this make one number, ms: the 10 of a scale. */
const DIGITS_MS = 700;

/** Choices to press: one stop of the Tab key; digits choose, arrows and the space bar too, Delete takes the answer away. */
export function ChoiceAnswer({ questionId, options, chosen, isMulti, isRequired, isScale, labelledBy, onToggle, onClear }: Props) {
  const id = useId();
  const first = options.findIndex((option) => chosen.includes(option.id));
  const [moved, setMoved] = useState<number | null>(null);
  const digits = useRef({ text: '', at: 0 });
  const active = Math.min(moved ?? Math.max(first, 0), options.length - 1);
  const digit = (key: string, at: number): Option | undefined => {
    const text = isScale && at - digits.current.at < DIGITS_MS ? digits.current.text + key : key;
    const option = optionOfDigits(options, text) ?? optionOfDigits(options, key);
    digits.current = { text: key, at };
    return option;
  };
  const choose = (option: Option): void => {
    setMoved(options.indexOf(option));
    onToggle(option.id);
  };
  /** True when the key was for the list. */
  const take = (event: KeyboardEvent): boolean => {
    const name = keyName(event);
    const step = STEP[name];
    const option = /^\d$/u.test(name) ? digit(name, event.timeStamp) : options[active];
    if (step !== undefined) setMoved(Math.max(0, Math.min(options.length - 1, active + step)));
    else if (/^\d$/u.test(name) || name === ' ') {
      // a digit that stands for nothing here must not set the temperature either
      if (option !== undefined) choose(option);
    } else if (name === 'backspace' || name === 'delete') onClear();
    else return false;
    return true;
  };
  if (options.length === 0) return null;
  return (
    <div
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a select element cannot be drawn as buttons in a row
      role="listbox"
      tabIndex={0}
      className={classes['options']}
      data-answer={questionId}
      data-scale={isScale || undefined}
      aria-labelledby={labelledBy}
      aria-multiselectable={isMulti}
      aria-required={isRequired}
      aria-orientation="horizontal"
      aria-activedescendant={`${id}-${active}`}
      onBlur={() => setMoved(null)}
      onKeyDown={(event) => {
        if (!take(event)) return;
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      {options.map((option, at) => {
        const isOn = chosen.includes(option.id);
        return (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the list has the focus and takes the keys
          <div
            key={option.id}
            id={`${id}-${at}`}
            // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- as above
            role="option"
            aria-selected={isOn}
            className={classes['option']}
            data-active={at === active || undefined}
            data-gone={option.isRetired || undefined}
            onClick={() => choose(option)}
          >
            {!isScale && (
              <span className={classes['mark']} data-multi={isMulti || undefined} aria-hidden>
                {isOn ? <IconCheck size={14} stroke={3} /> : <span className={classes['digit']}>{option.digits}</span>}
              </span>
            )}
            <span className={classes['words']}>{option.label}</span>
          </div>
        );
      })}
    </div>
  );
}
