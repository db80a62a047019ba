'use client';

import { Component, type ErrorInfo, type ReactNode } from 'react';

const AGAIN_MS = 10_000;

interface Props {
  readonly name: string;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** One broken panel says so in a sentence and tries again by itself; the others go on. */
export class PanelBoundary extends Component<Props, { isBroken: boolean }> {
  override state = { isBroken: false };
  #timer: ReturnType<typeof setTimeout> | null = null;

  static getDerivedStateFromError() {
    return { isBroken: true };
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    console.error(`panel «${this.props.name}»`, error, info.componentStack);
    this.#timer = setTimeout(() => this.setState({ isBroken: false }), AGAIN_MS);
  }

  override componentWillUnmount(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
  }

  override render(): ReactNode {
    if (!this.state.isBroken) return this.props.children;
    return (
      <p className={this.props.className} role="status" data-state="broken">
        Панель «{this.props.name}» не нарисовалась. Остальные работают, эта скоро попробует снова.
      </p>
    );
  }
}
