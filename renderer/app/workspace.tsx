import { RouterProvider } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useDesk } from '../data/use-desk.tsx';
import { NavigationContext } from '../ui/link.tsx';
import { OfficeZone } from '../ui/use-format.ts';
import { createAppRouter } from './router.tsx';

/** Everything that shows while somebody is signed in. */
export function Workspace() {
  const router = useMemo(createAppRouter, []);
  const { directory } = useDesk();
  const navigation = useMemo(
    () => ({
      toHref: (address: string) => `#${address}`,
      follow: (address: string) => router.history.push(address),
    }),
    [router],
  );
  return (
    <OfficeZone value={directory.district.timeZone}>
      <NavigationContext value={navigation}>
        <RouterProvider router={router} />
      </NavigationContext>
    </OfficeZone>
  );
}
