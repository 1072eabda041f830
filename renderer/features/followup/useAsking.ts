import { useEffect } from 'react';
import { useFollowup } from './followupState.ts';

/** While the component is mounted a question is open: the keys of the screen behind it rest. */
export function useAsking(): void {
  useEffect(() => {
    useFollowup.setState({ isAsking: true });
    return () => useFollowup.setState({ isAsking: false });
  }, []);
}
