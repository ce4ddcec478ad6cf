package nl.druif.agreement.document;

import java.util.List;
import java.util.Optional;

/**
 * A contract as it is printed: words in one language, nothing left to decide.
 *
 * @param mark what stands across every page of what is not signed by both
 * @param hash SHA-256 of the text, once it was proposed
 */
record Contract(
        String language,
        String title,
        String subtitle,
        Optional<String> mark,
        List<Fact> facts,
        List<Chapter> chapters,
        List<SignatureBlock> signatures,
        Optional<String> hash,
        Labels labels) {

    Contract {
        facts = List.copyOf(facts);
        chapters = List.copyOf(chapters);
        signatures = List.copyOf(signatures);
    }

    record Fact(String label, String value) {}

    record Chapter(int number, String title, List<Clause> clauses) {
        Chapter {
            clauses = List.copyOf(clauses);
        }
    }

    /**
     * @param number such as 4.2
     * @param id     what the API calls the clause
     * @param origin where it comes from, when it was taken over from another agreement
     */
    record Clause(
            String number, String id, String title, List<String> sentences, List<Grid> grids, Optional<String> origin) {
        Clause {
            sentences = List.copyOf(sentences);
            grids = List.copyOf(grids);
        }

        /** Whether its last sentence leads to a table. */
        public boolean isTabled() {
            return !grids.isEmpty();
        }
    }

    record Grid(String caption, List<String> head, List<List<String>> rows) {
        Grid {
            head = List.copyOf(head);
            rows = rows.stream().map(List::copyOf).toList();
        }

        /** Whether it can stay on one page, with its caption. */
        public boolean isShort() {
            return rows.size() <= 14;
        }
    }

    /**
     * @param signer the subject of the token that signed; absent: an empty line
     */
    record SignatureBlock(String side, String party, Optional<String> signer, Optional<String> at) {}

    /** The fixed words around it. */
    record Labels(
            String clause,
            String signatures,
            String signer,
            String signerNote,
            String signedAt,
            String signatureLine,
            String dateLine,
            String hash,
            String hashNote,
            String page,
            String of,
            String contents,
            String origin) {}
}
