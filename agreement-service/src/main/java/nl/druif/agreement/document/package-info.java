/**
 * A version of an agreement as a contract that people read, print and sign. What is printed is made from the very terms that
 * clocks and remedies compute with; nothing is typed twice. It is one document for both sides: internal objectives are no
 * part of it, whoever asks.
 */
package nl.druif.agreement.document;
