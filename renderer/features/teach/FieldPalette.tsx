import { Badge, Group, Text } from '@mantine/core';
import { IconGripVertical } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { BadgeField } from '#shared/domain/badgeFormat.ts';
import { BADGE_FIELDS } from '#shared/domain/badgeFormat.ts';
import classes from './Teach.module.css';
import type { useLabelDrag } from './useLabelDrag.ts';

type Props = ReturnType<typeof useLabelDrag> & { readonly used: ReadonlySet<BadgeField> };

/** The labels to drag. The columns' own menus do the same from the keyboard, so the labels are no stops of Tab. */
export function FieldPalette({ drag, handlers, used }: Props) {
  const { t } = useTranslation();
  return (
    <div>
      <Group gap="md" mb={6}>
        <Text size="sm" fw={600}>
          {t('teach.palette')}
        </Text>
        <Text size="sm" c="dimmed">
          {t('teach.palette_keys')}
        </Text>
      </Group>
      <Group gap={6}>
        {BADGE_FIELDS.map((field) => (
          <button
            key={field}
            type="button"
            tabIndex={-1}
            className={classes['label']}
            data-used={used.has(field)}
            data-field={field}
            {...handlers(field)}
          >
            <IconGripVertical size={14} aria-hidden />
            {t(`teach.field.${field}`)}
          </button>
        ))}
      </Group>
      {drag !== null && (
        <Badge className={classes['ghost'] ?? ''} size="lg" tt="none" style={{ left: drag.x, top: drag.y }}>
          {t(`teach.field.${drag.field}`)}
        </Badge>
      )}
    </div>
  );
}
