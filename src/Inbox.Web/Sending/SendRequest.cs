using System.Security.Cryptography;
using System.Text;
using Inbox.Web.Conversations;
using Inbox.Web.Organizations;
using Inbox.Web.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Inbox.Web.Sending;

/// <summary>
/// A request of a program to send something, remembered by the key that it named, so that the same one again is answered
/// and not sent again (draft-ietf-httpapi-idempotency-key-header).
/// </summary>
public sealed class SendRequest : IOrganizationOwned
{
    public const int KeyLength = 200;

    /// <summary>How long a key is remembered.</summary>
    public static readonly TimeSpan TimeToLive = TimeSpan.FromHours(24);

    public SendRequest(Agent agent, string key, Message message, byte[] bodyHash, DateTimeOffset now)
        : this(agent.OrganizationId, agent.Id, key)
    {
        (MessageId, BodyHash, CreatedAt) = (message.Id, bodyHash, now);
    }

    private SendRequest(Guid organizationId, Guid agentId, string key) =>
        (OrganizationId, AgentId, Key, BodyHash) = (organizationId, agentId, key, []);

    public Guid OrganizationId { get; private set; }

    public Guid AgentId { get; private set; }

    public string Key { get; private set; }

    public Guid MessageId { get; private set; }

    /// <summary>What the request asked for, of which conversation: another one under the same key is a mistake.</summary>
    public byte[] BodyHash { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public static byte[] HashOf(Guid conversationId, string content) =>
        SHA256.HashData(Encoding.UTF8.GetBytes($"{conversationId:N} {content}"));
}

public sealed class SendRequestMapping : IEntityTypeConfiguration<SendRequest>
{
    public void Configure(EntityTypeBuilder<SendRequest> builder)
    {
        builder.HasKey(r => new { r.OrganizationId, r.AgentId, r.Key });
        builder.Property(r => r.Key).HasMaxLength(SendRequest.KeyLength);
        builder.HasOne<Agent>().WithMany().HasForeignKey(r => new { r.OrganizationId, r.AgentId });
        builder.HasOne<Message>().WithMany().HasForeignKey(r => new { r.OrganizationId, r.MessageId });
        builder.HasIndex(r => r.CreatedAt);
    }
}
