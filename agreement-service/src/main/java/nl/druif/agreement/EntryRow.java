package nl.druif.agreement;

import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.util.UUID;

/** What the rows of all entries have. */
@MappedSuperclass
@SuppressWarnings("NullAway.Init")
public abstract class EntryRow {
    @Id
    protected UUID id;

    @Column(name = "tenant_id")
    protected UUID tenantId;

    protected String reference;
    protected String name;
    protected long revision;
}
