import { Badge, Text } from '@mantine/core';
import type { ReactNode } from 'react';

type Props = {
  readonly main: string;
  readonly sub: string;
  readonly owner?: ReactNode;
  readonly due: string;
  readonly isLate?: boolean;
};

/** One line of a list that is worked through: what, for whom, whose it is, until when. Long texts are cut, never wrapped. */
export const WorkLine = ({ main, sub, owner, due, isLate = false }: Props) => (
  <>
    <div style={{ flex: 1, minWidth: 0 }}>
      <Text fw={600} truncate>
        {main}
      </Text>
      <Text size="sm" c="dimmed" truncate>
        {sub}
      </Text>
    </div>
    <div style={{ maxWidth: 340, minWidth: 0 }}>{owner}</div>
    <Text size="sm" ta="end" w={190} {...(isLate ? { c: 'red', fw: 600 } : {})} truncate>
      {due}
    </Text>
  </>
);

/** A name in a badge that is cut where it is too long. */
export const NameBadge = ({ name, isStrong = false }: { readonly name: string; readonly isStrong?: boolean }) => (
  <Badge variant={isStrong ? 'light' : 'default'} tt="none" size="lg" maw={340} fw={500}>
    {name}
  </Badge>
);
