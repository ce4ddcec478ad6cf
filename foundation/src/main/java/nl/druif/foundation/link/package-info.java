/**
 * Addresses that open something of one tenant to whoever has them, without a login. The database opens for one tenant at a
 * time, so such an address has to say which, and a table of all tenants' addresses would be the first hole in that wall.
 */
package nl.druif.foundation.link;
