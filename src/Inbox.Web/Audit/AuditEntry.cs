using Inbox.Web.Data;
using Inbox.Web.Localization;
using Inbox.Web.Tenancy;

namespace Inbox.Web.Audit;

/// <summary>
/// One act of an admin, or of Meta in a person's name. Written with the act itself; PostgreSQL refuses to change or remove it.
/// </summary>
public sealed class AuditEntry : IOrganizationOwned
{
    public const int ThingLength = 60;
    public const int NoteLength = 500;
    public const int AddressLength = 64;

    public AuditEntry(Guid organizationId, AuditAct act, string thing, Guid? thingId, string? note, DateTimeOffset at)
    {
        Id = Guid.CreateVersion7(at);
        (OrganizationId, Act, Thing, ThingId, At) = (organizationId, act, thing, thingId, at);
        Note = note is null ? null : ColumnText.Fit(note, NoteLength);
    }

    public Guid OrganizationId { get; private set; }

    public Guid Id { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>Who did it; null for a command on the server and for Meta itself.</summary>
    public Guid? AgentId { get; private set; }

    public Guid? AccountId { get; private set; }

    public AuditAct Act { get; private set; }

    /// <summary>What kind of thing it was done to, such as <c>Channel</c>.</summary>
    public string Thing { get; private set; }

    public Guid? ThingId { get; private set; }

    /// <summary>What else must be known of it: a name, a number of Meta's; never a token, nor what people wrote.</summary>
    public string? Note { get; private set; }

    /// <summary>The same where it is a sentence.</summary>
    public Sentence? NoteCode { get; private set; }

    public Sentence? Said => Sentence.Read(NoteCode, Note);

    /// <summary>The network address it came from; null for a command on the server.</summary>
    public string? Address { get; private set; }

    public AuditEntry Saying(Sentence note)
    {
        NoteCode = note;
        return this;
    }

    public AuditEntry By(Guid agentId, Guid accountId)
    {
        (AgentId, AccountId) = (agentId, accountId);
        return this;
    }

    public AuditEntry From(string? address)
    {
        Address = address is null ? null : ColumnText.Fit(address, AddressLength);
        return this;
    }
}
