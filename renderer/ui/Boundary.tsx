import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Component } from 'react';
import type { ReactNode } from 'react';
import { EmptyState } from './EmptyState.tsx';

type Props = {
  readonly title: string;
  readonly text: string;
  readonly retry: string;
  readonly onError: (error: Error) => void;
  readonly children: ReactNode;
};

/** Where a bug on a screen stops: told, logged by the caller, the rest of the program goes on. React offers this as a class only. */
// oxlint-disable-next-line react/prefer-function-component -- see above
export class Boundary extends Component<Props, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError(): { readonly hasFailed: boolean } {
    return { hasFailed: true };
  }

  override componentDidCatch(error: Error): void {
    this.props.onError(error);
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children;
    const { title, text, retry } = this.props;
    return (
      <EmptyState icon={<IconAlertTriangle size={32} />} title={title} text={text}>
        <Button onClick={() => this.setState({ hasFailed: false })}>{retry}</Button>
      </EmptyState>
    );
  }
}
