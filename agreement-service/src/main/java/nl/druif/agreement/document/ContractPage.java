package nl.druif.agreement.document;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The contract as a page, for screens and for the press. It is well-formed XML, too: the press reads it as that.
 *
 * @param nonce lets the page's own style in, and no other
 */
@CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record ContractPage(Contract contract, String nonce) implements TemplateInstance {
    private static final SecureRandom RANDOM = new SecureRandom();

    static ContractPage onScreen(Contract contract) {
        var nonce = new byte[16];
        RANDOM.nextBytes(nonce);
        return new ContractPage(contract, Base64.getEncoder().encodeToString(nonce));
    }

    /** The same for the same contract, to the letter. */
    static ContractPage onPaper(Contract contract) {
        return new ContractPage(contract, "");
    }

    String contentSecurityPolicy() {
        return "default-src 'none'; style-src 'nonce-" + nonce
                + "'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";
    }
}
