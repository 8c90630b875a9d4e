import { type ComponentType, createElement, type FunctionComponent, use } from 'react';

/** The code of a screen did not arrive: the line failed, or the app was updated meanwhile. */
export class ScreenNotLoaded extends Error {
  /** Lets the next drawing ask for it again. */
  readonly forget: () => void;
  constructor(forget: () => void, options: ErrorOptions) {
    super(options.cause instanceof Error ? options.cause.message : 'not loaded', options);
    this.forget = forget;
  }
}

export type LazyScreen<Props extends object> = FunctionComponent<Props> & { load(): Promise<unknown> };

/** A screen whose code is loaded when it is drawn or `load`ed first. Unlike React's lazy, it can be tried again. */
export function lazyScreen<Props extends object>(find: () => Promise<ComponentType<Props>>): LazyScreen<Props> {
  let loading: Promise<ComponentType<Props>> | null = null;
  const load = (): Promise<ComponentType<Props>> => {
    loading ??= find().catch((cause: unknown) => {
      throw new ScreenNotLoaded(
        () => {
          loading = null;
        },
        { cause },
      );
    });
    return loading;
  };
  return Object.assign((props: Props) => createElement(use(load()), props), { load });
}
