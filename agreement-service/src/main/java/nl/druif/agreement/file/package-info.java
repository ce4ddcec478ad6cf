/**
 * Agreements as code: a file that says how an agreement is to be, kept beside other code and sent again whenever it changed.
 * The same file twice changes nothing, and what is signed is changed by an amendment only.
 */
package nl.druif.agreement.file;
