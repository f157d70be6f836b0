using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Inbox.Web.Organizations;
using Inbox.Web.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Inbox.Web.Channels;

/// <summary>
/// One way through a login dialog of Meta, from the first click to the choice of Pages. It belongs to one agent of one
/// organization; its state is used once and soon (RFC 6749, 10.12).
/// </summary>
public sealed class ChannelLogin : IOrganizationOwned
{
    private const int StateBytes = 32;

    /// <summary>How long the dialog may take, and how long the choice of Pages after it.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    public ChannelLogin(Agent agent, bool isInstagram, Guid? metaAppId, string state, DateTimeOffset now)
        : this(agent.OrganizationId, agent.Id)
    {
        (IsInstagram, MetaAppId, StateHash, ExpiresAt) = (isInstagram, metaAppId, HashOf(state), now + Lifetime);
    }

    private ChannelLogin(Guid organizationId, Guid agentId)
    {
        Id = Guid.CreateVersion7();
        (OrganizationId, AgentId, StateHash) = (organizationId, agentId, []);
    }

    public Guid OrganizationId { get; private set; }

    public Guid Id { get; private set; }

    public Guid AgentId { get; private set; }

    public bool IsInstagram { get; private set; }

    public Guid? MetaAppId { get; private set; }

    /// <summary>Who reads the database cannot finish a login with it.</summary>
    public byte[] StateHash { get; private set; }

    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>When the browser came back; it may do so once.</summary>
    public DateTimeOffset? ReturnedAt { get; private set; }

    /// <summary>The person's own token while the Pages are chosen, encrypted; never kept longer.</summary>
    public string? ProtectedToken { get; private set; }

    /// <summary>The person, by the number that only the Meta app knows (meta-platform 7.3).</summary>
    public string? MetaUserId { get; private set; }

    public static string NewState() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(StateBytes));

    public static byte[] HashOf(string state) => SHA256.HashData(Encoding.UTF8.GetBytes(state));

    public void Grant(string protectedToken, string? metaUserId) => (ProtectedToken, MetaUserId) = (protectedToken, metaUserId);

    /// <summary>Nothing is left to choose.</summary>
    public void End() => (ProtectedToken, MetaUserId) = (null, null);
}

public sealed class ChannelLoginMapping : IEntityTypeConfiguration<ChannelLogin>
{
    public void Configure(EntityTypeBuilder<ChannelLogin> builder)
    {
        builder.Property(l => l.MetaUserId).HasMaxLength(Channel.ExternalIdLength);
        builder.HasOne<Agent>().WithMany().HasForeignKey(l => new { l.OrganizationId, l.AgentId });
        builder.HasOne<MetaApp>().WithMany().HasForeignKey(l => new { l.OrganizationId, l.MetaAppId }).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(l => new { l.OrganizationId, l.StateHash }).IsUnique();
    }
}
