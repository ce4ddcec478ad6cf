package nl.druif.agreement.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import nl.druif.foundation.problem.Language;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class ContractPdfTest {
    private static final String HOSTILE =
            "<script>alert(1)</script> & \"O'Brien\" {contract.hash} \u0007 😀 مرحبا שלום 漢字 \ud800 ￾ "
                    + "x".repeat(150);

    @Test
    void it_is_a_tagged_document_in_its_language_on_a4() throws IOException {
        var pdf = ContractPdf.print(Contracts.page(
                Contracts.contract(Contracts.signed("Werkplek Waterland", Contracts.FULL), Language.NL)));
        try (var document = Loader.loadPDF(pdf)) {
            var catalog = document.getDocumentCatalog();
            assertThat(catalog.getMarkInfo().isMarked()).isTrue();
            assertThat(catalog.getLanguage()).isEqualTo("nl");
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("Werkplek Waterland");
            assertThat(document.getPage(0).getMediaBox().getWidth()).isBetween(595f, 596f);
            assertThat(document.getPage(0).getMediaBox().getHeight()).isBetween(841f, 843f);
            var text = new PDFTextStripper().getText(document);
            assertThat(text).contains("pagina 1 van " + document.getNumberOfPages(), "€\u00a010.000,00");
        }
    }

    @Test
    void the_same_text_gives_the_same_bytes() {
        var page =
                Contracts.page(Contracts.contract(Contracts.signed("Werkplek Waterland", Contracts.FULL), Language.EN));
        assertThat(ContractPdf.print(page)).isEqualTo(ContractPdf.print(page));
    }

    @Test
    void a_table_never_begins_a_page_that_its_sentence_is_not_on() throws IOException {
        for (int lines = 0; lines < 24; lines++) {
            var terms = Contracts.FULL.replace(
                    "\\nEerst oplossen", "\\nNog een regel.".repeat(lines) + "\\nEerst oplossen");
            var page = Contracts.page(Contracts.contract(Contracts.signed("Werkplek", terms), Language.NL));
            try (var document = Loader.loadPDF(ContractPdf.print(page))) {
                var text = new PDFTextStripper();
                for (int number = 1; number <= document.getNumberOfPages(); number++) {
                    text.setStartPage(number);
                    text.setEndPage(number);
                    var said = text.getText(document);
                    assertThat(said.contains("deze diensten:"))
                            .as("page %d after %d lines", number, lines)
                            .isEqualTo(said.contains("Dienst Kenmerk Niveau"));
                }
            }
        }
    }

    @Test
    void two_hundred_clauses_fit() throws IOException {
        var pdf = ContractPdf.print(
                Contracts.page(Contracts.contract(Contracts.drafted("Lang", Contracts.clauses(200)), Language.NL)));
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document)).contains("Bepaling 200");
        }
    }

    @Test
    void a_hostile_name_is_just_a_name() throws IOException {
        var pdf = ContractPdf.print(
                Contracts.page(Contracts.contract(Contracts.drafted(HOSTILE, Contracts.clauses(1)), Language.NL)));
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains("<script>alert(1)</script>", "{contract.hash}");
        }
    }
}
