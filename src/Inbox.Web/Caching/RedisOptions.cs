using System.ComponentModel.DataAnnotations;
using StackExchange.Redis;

namespace Inbox.Web.Caching;

/// <summary>Where instances tell each other what changed by Redis; without it they do so by PostgreSQL.</summary>
public sealed class RedisOptions : IValidatableObject
{
    public const string Section = "Redis";

    /// <summary>As StackExchange.Redis writes it: "redis.internal:6379,password=…,ssl=true".</summary>
    public string? Configuration { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        ValidationResult? problem = null;
        try
        {
            _ = Configuration is null ? null : ConfigurationOptions.Parse(Configuration);
        }
        catch (ArgumentException)
        {
            problem = new("Redis:Configuration cannot be read: it is written like redis.internal:6379,ssl=true.");
        }

        return problem is null ? [] : [problem];
    }
}
