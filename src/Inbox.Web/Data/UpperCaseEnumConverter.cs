using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Inbox.Web.Data;

/// <summary>Stores an enum as the text the public JSON shows: <c>CONVERSATION_STARTED</c>.</summary>
public sealed class UpperCaseEnumConverter<TEnum>()
    : ValueConverter<TEnum, string>(value => UpperCaseEnum.ToText(value), text => UpperCaseEnum.Parse<TEnum>(text))
    where TEnum : struct, Enum;
