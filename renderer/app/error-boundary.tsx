import { Component, type ReactNode } from 'react';
import { ScreenError } from './screen-error.tsx';

/** For what is drawn outside the router, which has one of its own. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render() {
    const { error } = this.state;
    return error ? <ScreenError error={error} reset={() => this.setState({ error: null })} /> : this.props.children;
  }
}
