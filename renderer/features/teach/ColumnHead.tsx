import { Badge, Group, Select } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { BadgeColumn, BadgeField } from '#shared/domain/badgeFormat.ts';
import { BADGE_FIELDS } from '#shared/domain/badgeFormat.ts';
import { visibleOf } from '#shared/formats/badge/visible.ts';
import { ColumnOptions } from './ColumnOptions.tsx';
import type { ColumnDeeds } from './ColumnOptions.tsx';

const UNUSED = 'unused';

type Props = {
  readonly at: number;
  readonly column: BadgeColumn;
  readonly isFixedWidth: boolean;
  readonly deeds: ColumnDeeds & { readonly onField: (field: BadgeField | null) => void };
  readonly onFocus: () => void;
};

/** Moves the focus to the label of the column beside. */
function goBeside(event: KeyboardEvent, step: number): void {
  const head = event.currentTarget.closest('[data-column]');
  const beside = step < 0 ? head?.previousElementSibling : head?.nextElementSibling;
  const field = beside?.querySelector('input');
  if (!(field instanceof HTMLInputElement)) return;
  event.preventDefault();
  field.focus();
  field.select();
}

/** What one part is: chosen from a menu by mouse, or by typing its first letters; arrows go from column to column. */
export function ColumnHead({ at, column, isFixedWidth, deeds, onFocus }: Props) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const data = [
    { value: UNUSED, label: t('teach.unused') },
    ...BADGE_FIELDS.map((one) => ({ value: one, label: t(`teach.field.${one}`) })),
  ];
  const onKey = (event: KeyboardEvent): void => {
    if (isOpen) return;
    if (event.key === 'ArrowLeft') goBeside(event, -1);
    if (event.key === 'ArrowRight') goBeside(event, 1);
    // what is typed next replaces the label, wherever the cursor stands
    if (event.key.length === 1 && !event.ctrlKey && !event.altKey && !event.metaKey) field.current?.select();
    if (event.key !== 'Delete') return;
    event.preventDefault();
    deeds.onField(null);
  };
  return (
    <>
      <Group gap={2} wrap="nowrap">
        <Select
          ref={field}
          aria-label={t('teach.column_is', { number: at + 1 })}
          data={data}
          value={column.field ?? UNUSED}
          onChange={(value) => deeds.onField(BADGE_FIELDS.find((one) => one === value) ?? null)}
          allowDeselect={false}
          searchable
          selectFirstOptionOnChange
          openOnFocus={false}
          onDropdownOpen={() => setOpen(true)}
          onDropdownClose={() => setOpen(false)}
          onKeyDown={onKey}
          onFocus={() => {
            field.current?.select();
            onFocus();
          }}
          nothingFoundMessage={t('teach.nothing')}
          comboboxProps={{ width: 210, position: 'bottom-start' }}
          maxDropdownHeight={300}
          size="sm"
          style={{ flex: 1, minWidth: 96 }}
        />
        <ColumnOptions at={at} column={column} isFixedWidth={isFixedWidth} deeds={deeds} />
      </Group>
      <Group gap={4} mt={4}>
        {column.key !== undefined && (
          <Badge size="sm" variant="default" tt="none">
            {visibleOf(column.key)}
          </Badge>
        )}
        {column.fixed !== undefined && (
          <Badge size="sm" variant="light" tt="none" leftSection={<IconLock size={12} />}>
            {t('teach.is_fixed')} {visibleOf(column.fixed)}
          </Badge>
        )}
        {[column.prefix, column.suffix].map((text) =>
          text === undefined ? null : (
            <Badge key={text} size="sm" variant="default" tt="none">
              {t('teach.without')} {visibleOf(text)}
            </Badge>
          ),
        )}
      </Group>
    </>
  );
}
