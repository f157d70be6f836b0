using System.Text.Json;
using System.Text.Json.Serialization;

namespace Inbox.Web.Data;

/// <summary>An enum in the public JSON, as <see cref="UpperCaseEnum"/> has it in the database.</summary>
public sealed class UpperCaseJson<TEnum>() : JsonStringEnumConverter<TEnum>(JsonNamingPolicy.SnakeCaseUpper, allowIntegerValues: false)
    where TEnum : struct, Enum;
