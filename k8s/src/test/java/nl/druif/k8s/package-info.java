/**
 * The rules that the manifests are held to. A {@link nl.druif.k8s.Rule} looks at everything an overlay renders and says what
 * it finds; what it may find stands in {@code EXEMPTIONS.md}, and an offence that it must find is in {@code planted/}.
 */
package nl.druif.k8s;
