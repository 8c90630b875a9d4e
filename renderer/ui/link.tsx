import { type ComponentProps, createContext, type MouseEvent, useContext } from 'react';

/** What the kit knows of routing: how an address of the app is written, and how to go there. */
export interface Navigation {
  /** Address for the anchor, such as '#/laporan' under hash routing. */
  toHref(address: string): string;
  follow(address: string): void;
}

export const NavigationContext = createContext<Navigation>({
  toHref: (address) => address,
  follow: (address) => location.assign(address),
});

export interface LinkProps extends Omit<ComponentProps<'a'>, 'href'> {
  /** Address inside the app, such as '/laporan?status=open'. */
  href: string;
}

export function Link({ href, onClick, ...rest }: LinkProps) {
  const navigation = useContext(NavigationContext);
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    if (event.defaultPrevented || !plain) return;
    event.preventDefault();
    navigation.follow(href);
  };
  return <a {...rest} href={navigation.toHref(href)} onClick={follow} />;
}

/** For buttons that lead to a place. */
export function useFollow(): (address: string) => void {
  return useContext(NavigationContext).follow;
}
